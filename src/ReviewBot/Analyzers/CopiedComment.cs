using System.Text.RegularExpressions;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds a new declaration whose comment behind it is word for word that of the line above, which the patch leaves alone.
/// </summary>
/// <param name="options"><c>words</c>: how many words the comment must have.</param>
public sealed partial class CopiedComment(RuleOptions options) : IAnalyzer
{
    private readonly int _words = options.Number("words");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch) =>
        from file in patch.Files
        where file.New is not null
        from run in file.Runs
        where run is { Removed.IsEmpty: true, Added.Length: 1, First: > 0 }
        let above = run.Hunk.Lines[run.First - 1]
        where above.Kind == LineKind.Context
        let comment = Comment(run.Added[0].Text)
        where comment is not null && comment == Comment(above.Text) && !IsAlone(run, comment)
        select new Remark(patch, Place.Added(file.Path, run.Added[0].NewLine)) { Related = [Place.Added(file.Path, above.NewLine)] }
            .With("comment", comment);

    /// <summary>The comment behind code, if it says enough to be about that code alone.</summary>
    private string? Comment(string line) =>
        Trailing.Match(line) is { Success: true } match && match.Groups["text"].Value is var text && Word.Count(text) >= _words ? text : null;

    /// <summary>A comment that more lines around share is about all of them.</summary>
    private bool IsAlone(Run run, string comment) =>
        run.Hunk.Lines.Count(line => line.Kind != LineKind.Removed && Comment(line.Text) == comment) > 2;

    [GeneratedRegex(@";\s*/\*\s*(?<text>\S.*?)\s*\*/\s*$")]
    private static partial Regex Trailing { get; }

    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex Word { get; }
}
