using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds the one hunk of a patch that shares no name with the title, the log or any other hunk, and does more than its
/// riders.
/// </summary>
/// <param name="options"><c>common-names</c>, <c>min-hunks</c>.</param>
public sealed class UnrelatedOther(RuleOptions options) : IAnalyzer
{
    private readonly HashSet<string> _common = new(options.List("common-names"), StringComparer.Ordinal);
    private readonly int _fewest = options.Number("min-hunks");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch) => Find(patch) is { } remark ? [remark] : [];

    private Remark? Find(PatchView patch)
    {
        if (patch.Purpose is not { IsRevert: false, IsRework: false })
            return null;

        var hunks = HunkNames.Of(patch, _common).ToList();
        if (hunks.Count < _fewest)
            return null;

        var log = HunkNames.Parts($"{patch.Patch.Title}\n{patch.Patch.Log}").ToHashSet(StringComparer.Ordinal);
        var shown = hunks.SelectMany(hunk => hunk.Shown).GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);

        // of several, each may be what the patch is about: one line in many files
        return hunks.Where(hunk => !hunk.Changed.Overlaps(shown) && !hunk.IsNamedIn(log)).Take(2).ToList() is [var odd]
            && odd is { Changed.Count: > 0, File: { Old: not null, New: not null } }
            && Real(patch, odd) is { } run
            && !patch.Purpose.IsTidying
            ? Describe(patch, odd, run)
            : null;
    }

    /// <summary>
    /// The first run of a hunk that is no rider and changes what a function does: an include, a definition or a comment
    /// may serve code that names it in another way.
    /// </summary>
    private static Run? Real(PatchView patch, HunkNames odd)
    {
        var riders = patch.Riders.All.Where(rider => rider.File == odd.File)
            .SelectMany(rider => rider.Runs)
            .Select(run => run.Position)
            .ToHashSet();
        return odd.File.Runs.FirstOrDefault(run => ReferenceEquals(run.Hunk, odd.Hunk)
            && !riders.Contains(run.Position)
            && (HasCode(odd.File.Old!, run.OldLines) || HasCode(odd.File.New!, run.NewLines)));
    }

    private static bool HasCode(CSource source, IEnumerable<int> lines) =>
        lines.Any(line => source.At(line) is { } fragment
            && fragment.ItemAt(line) is CFunction
            && fragment.On(line) is [{ Kind: not TokenKind.Comment, InDirective: false }, ..]);

    private static Remark Describe(PatchView patch, HunkNames odd, Run run)
    {
        var place = run.Added.IsEmpty
            ? new Place(odd.File.Path, Side.Old, run.Removed[0].OldLine, run.Removed[^1].OldLine)
            : new Place(odd.File.Path, Side.New, run.Added[0].NewLine, run.Added[^1].NewLine);
        return new Remark(patch, place)
            .With("subject", patch.Patch.Title)
            .With("names", string.Join(", ", odd.Changed.Order(StringComparer.Ordinal).Take(3)));
    }
}
