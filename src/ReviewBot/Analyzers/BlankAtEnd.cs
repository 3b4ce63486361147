using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds blank lines that a patch adds at the end of a file.</summary>
/// <param name="options">None.</param>
public sealed class BlankAtEnd(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from file in patch.Files
            where file.Hunks is [.., var last] && EndsFile(file, last) && !IsData(file.Path)
            let blank = Blank(file.Hunks[^1])
            where blank.Count > 0
            select new Remark(patch, Place.Added(file.Path, blank[0].NewLine))
            {
                Related = [.. blank.Skip(1).Select(line => Place.Added(file.Path, line.NewLine))],
            }.With("lines", blank.Count == 1 ? "A blank line" : "Blank lines");
    }

    /// <summary>What a test expects or a font holds may well end in a blank line.</summary>
    private static bool IsData(string path) =>
        path.Contains("test", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".txt", StringComparison.Ordinal);

    /// <summary>
    /// git shows three lines behind a change, so fewer mean the end of the file; a diff without any context has none
    /// anywhere.
    /// </summary>
    private static bool EndsFile(FileView file, Hunk last)
    {
        if (file.Applied.Change.Kind == ChangeKind.Added)
            return true;

        var isShown = file.Hunks.Any(hunk => hunk.Lines.Count(line => line.Kind == LineKind.Context) >= 3);
        return isShown && last.Lines is [.., { Kind: LineKind.Added }];
    }

    private static List<DiffLine> Blank(Hunk last)
    {
        var added = last.Lines.Reverse().TakeWhile(line => line.Kind == LineKind.Added).ToList();
        var blank = added.TakeWhile(line => string.IsNullOrWhiteSpace(line.Text)).Reverse().ToList();

        // a file of nothing but blank lines is somebody's intention, and a patch may move the lines it found
        return blank.Count == added.Count && last.Lines.Length == added.Count ? [] : blank;
    }
}
