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
    private delegate string? Filter(SeriesView series, ImmutableArray<Finding> said, Finding finding);

    private static readonly ImmutableArray<Filter> All =
    [
        OnUnchangedLine,
        UndoneLater,
        SaidAlready,
    ];

    /// <summary>The findings, those that are not to be said marked with the reason.</summary>
    public static ImmutableArray<Finding> Silence(SeriesView series, ImmutableArray<Finding> findings)
    {
        var said = ImmutableArray<Finding>.Empty;
        var result = ImmutableArray.CreateBuilder<Finding>(findings.Length);
        foreach (var finding in findings)
        {
            var reason = All.Select(filter => filter(series, said, finding)).FirstOrDefault(reason => reason is not null);
            result.Add(finding with { SilencedBy = reason });
            if (reason is null)
                said = said.Add(finding);
        }

        return result.MoveToImmutable();
    }

    /// <summary>What was there before is not reported.</summary>
    private static string? OnUnchangedLine(SeriesView series, ImmutableArray<Finding> said, Finding finding) =>
        finding.Place.Path is null || finding.Quote.Split('\n').Any(line => line is ['+' or '-', ..])
            ? null
            : "the patch does not change the line";

    /// <summary>What a later patch of the series removes or changes again is not what the series leaves behind.</summary>
    private static string? UndoneLater(SeriesView series, ImmutableArray<Finding> said, Finding finding)
    {
        if (finding.Place is not { Path: { } path, Side: Side.New })
            return null;

        var added = finding.Quote.Split('\n').Where(line => line is ['+', ..]).Select(line => line[1..]).Where(line => line.AsSpan().Trim().Length > 1).ToHashSet(StringComparer.Ordinal);
        if (added.Count == 0)
            return null;

        foreach (var later in series.Patches.SkipWhile(patch => patch.Patch != finding.Patch).Skip(1))
        {
            var gone = later.Files.Where(file => file.Applied.Change.OldPath == path).SelectMany(file => file.Runs).SelectMany(run => run.Removed).Select(line => line.Text);
            if (added.IsSubsetOf(gone))
                return $"a later patch of the series takes the line out again: {later.Patch.Title}";
        }

        return null;
    }

    /// <summary>A confusion of terms is explained once a series.</summary>
    private static string? SaidAlready(SeriesView series, ImmutableArray<Finding> said, Finding finding) =>
        finding.Rule.Check is Check.Terminology && said.FirstOrDefault(other => other.Rule == finding.Rule) is { } first
            ? $"said already in this series, on {first.Place.Path ?? "the log"}"
            : null;
}
