using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Reviews;

/// <summary>A file of a tree, reviewed as if a patch had added each line of it to a file that was there.</summary>
public static class WholeFile
{
    /// <summary>What rules find in a file.</summary>
    /// <param name="path">Its path, raw.</param>
    /// <param name="text">Its content, raw.</param>
    /// <param name="rules">The rules, all of which run.</param>
    /// <param name="contracts">What is known of the functions of the tree.</param>
    public static ImmutableArray<Finding> Review(string path, string text, ImmutableArray<Rule> rules, IContracts? contracts = null)
    {
        var added = Lines(text);
        var hunk = new Hunk(0, 0, 1, added.Length, "", added, 1);
        var change = new FileChange { OldPath = path, NewPath = path, Kind = ChangeKind.Modified, Hunks = [hunk], BodyLine = 1 };
        var patch = PatchParser.ParseText($"Subject: {Subject}\n\n---\n", Subject) with { Files = [change] };
        var series = new Series
        {
            Subject = Subject,
            Version = 1,
            Total = 1,
            Patches = [patch],
            RootId = null,
            Author = patch.Author,
        };
        var applied = new AppliedSeries(
            series,
            Base: null,
            [
                new AppliedPatch(
                    patch, new Outcome.NotTried("there is no patch"),
                    [new AppliedFile(change, Old: null, Image.Whole(text), [hunk])]),
            ]);
        return Reviewer.Review(applied, rules, new ReviewSettings { Preview = true }, contracts).Findings;
    }

    private const string Subject = "a whole file";

    private static ImmutableArray<DiffLine> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<DiffLine>();
        foreach (var line in text.AsSpan().EnumerateLines())
            lines.Add(new DiffLine(LineKind.Added, line.ToString(), 1, lines.Count + 1, lines.Count + 1));

        return lines.ToImmutable();
    }
}
