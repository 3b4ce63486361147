using ReviewBot.Source;

namespace ReviewBot.Rules;

/// <summary>
/// A check that is written in C#. It only finds lines: the words, the reason and the examples are in the rule file.
/// A class in <c>Analyzers/</c> whose name is the rule file's <c>analyzer:</c> in capitals, made with the rule's
/// options.
/// </summary>
public interface IAnalyzer
{
    /// <summary>
    /// Looks at a patch and remarks on lines that it changes, in any order; on lines of another patch where that one
    /// cannot be judged without this. Patches are looked at side by side, so nothing is kept from one to the next.
    /// </summary>
    /// <param name="patch">The patch; the series around it is <see cref="PatchView.Series"/>.</param>
    IEnumerable<Remark> Analyze(PatchView patch);
}
