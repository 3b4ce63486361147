using ReviewBot.Source;

namespace ReviewBot.Rules;

/// <summary>
/// A check that is written in C#. It only finds lines: the words, the reason and the examples are in the rule file.
/// A class in <c>Analyzers/</c> whose name is the rule file's <c>analyzer:</c> in capitals, made with the rule's
/// options.
/// </summary>
public interface IAnalyzer
{
    /// <summary>Looks at a series and remarks on lines that it changes, in any order.</summary>
    IEnumerable<Remark> Analyze(SeriesView series);
}
