using System.Collections.Immutable;

using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Reviews;

/// <summary>
/// What is found but not said. The list below is the whole of it, in order; a finding is marked with the first reason
/// that holds and never deleted, so that "why was this not said?" has an answer.
/// </summary>
public static class Filters
{
    private delegate string? Filter(Context context, Finding finding);

    private static readonly ImmutableArray<Filter> All =
    [
        OnUnchangedLine,
        InDoubt,
        UndoneLater,
        Accepted,
        Excluded,
        Known,
        SaidAlready,
    ];

    /// <summary>The findings, those that are not to be said marked with the reason.</summary>
    public static ImmutableArray<Finding> Silence(
        SeriesView series, ReviewSettings settings, ImmutableArray<Finding> findings)
    {
        var context = new Context(series, settings);
        var result = ImmutableArray.CreateBuilder<Finding>(findings.Length);
        foreach (var finding in findings)
        {
            var reason = All.Select(filter => filter(context, finding)).FirstOrDefault(reason => reason is not null);
            result.Add(finding with { SilencedBy = reason });
            if (reason is null)
                context.FirstSaid.TryAdd(finding.Rule.Id, finding);
        }

        return result.MoveToImmutable();
    }

    /// <summary>What was there before is not reported.</summary>
    private static string? OnUnchangedLine(Context context, Finding finding) =>
        finding.Place.Path is null || finding.Quote.Split('\n').Any(line => line is ['+' or '-', ..])
            ? null
            : "the patch does not change the line";

    /// <summary>What a mail that is not at hand could refute is for those who ask for previews.</summary>
    private static string? InDoubt(Context context, Finding finding) => context.Settings.Preview ? null : finding.Doubt;

    /// <summary>
    /// What a later patch of the series removes or changes again is not what the series leaves behind.
    /// </summary>
    private static string? UndoneLater(Context context, Finding finding)
    {
        if (finding.Place is not { Path: { } path, Side: Side.New })
            return null;

        var added = finding.Quote.Split('\n')
            .Where(line => line is ['+', ..])
            .Select(line => line[1..])
            .Where(line => line.AsSpan().Trim().Length > 1)
            .ToHashSet(StringComparer.Ordinal);
        if (added.Count == 0)
            return null;

        foreach (var later in context.Series.Patches.SkipWhile(patch => patch.Patch != finding.Patch).Skip(1))
        {
            if (added.IsSubsetOf(context.RemovedBy(later, path)))
                return $"a later patch of the series takes the line out again: {later.Patch.Title}";
        }

        return null;
    }

    /// <summary>The author knows, and says so in the log.</summary>
    private static string? Accepted(Context context, Finding finding) =>
        Acceptance.Of(finding) is { } why ? $"accepted in the log: {why}" : null;

    /// <summary>The configuration leaves the file out.</summary>
    private static string? Excluded(Context context, Finding finding) =>
        finding.Place.Path is { } path
            && context.Settings.Exclude is { IsEmpty: false } globs
            && new FileGlobs(globs).Match(path)
            && !ReviewSettings.Names(context.Settings.Require, finding.Rule)
            ? "the configuration excludes the file"
            : null;

    /// <summary>The project has it on its list.</summary>
    private static string? Known(Context context, Finding finding) =>
        context.Settings.Baseline is { } baseline && baseline.Fingerprints.Contains(finding.Fingerprint)
            ? $"known already, see {baseline.Name}"
            : null;

    /// <summary>A confusion of terms is explained once a series.</summary>
    private static string? SaidAlready(Context context, Finding finding) =>
        finding.Rule.Check is Check.Terminology && context.FirstSaid.TryGetValue(finding.Rule.Id, out var first)
            ? $"said already in this series, on {first.Place.Path ?? "the log"}"
            : null;

    /// <summary>What the filters share while they walk over the findings of a series.</summary>
    private sealed class Context(SeriesView series, ReviewSettings settings)
    {
        private readonly Dictionary<(int Position, string Path), HashSet<string>> _removed = [];

        public SeriesView Series => series;

        public ReviewSettings Settings => settings;

        /// <summary>The first finding of each rule that is said.</summary>
        public Dictionary<string, Finding> FirstSaid { get; } = new(StringComparer.Ordinal);

        /// <summary>The texts of the lines that a patch removes from a file.</summary>
        public HashSet<string> RemovedBy(PatchView patch, string path)
        {
            if (_removed.TryGetValue((patch.Position, path), out var known))
                return known;

            return _removed[(patch.Position, path)] = patch.Files
                .Where(file => file.Applied.Change.OldPath == path)
                .SelectMany(file => file.Runs)
                .SelectMany(run => run.Removed)
                .Select(line => line.Text)
                .ToHashSet(StringComparer.Ordinal);
        }
    }
}
