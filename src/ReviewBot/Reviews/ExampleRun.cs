using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Reviews;

/// <summary>An example of a rule, run: exactly the quoted lines, no more, must be found.</summary>
/// <param name="Example">The example.</param>
/// <param name="Complaints">What is not as the example says, a line each; empty when all is.</param>
public sealed record ExampleRun(RuleExample Example, ImmutableArray<string> Complaints)
{
    /// <summary>Runs a rule over one of its examples.</summary>
    public static ExampleRun Of(Rule rule, RuleExample example)
    {
        var tuned = rule.WithOptions(example.Options);
        var settings = new ReviewSettings { Enable = [rule.Id] };
        var series = ToSeries(example);
        var applied = SeriesApplier.Apply(series, tree: null) with { Named = Named(series, example) };
        var contracts = new LinkedContracts(example.Tree.Select(file => (file.Key, file.Value)));
        ImmutableArray<Finding> findings =
            [.. Reviewer.Review(applied, [tuned], settings, contracts).Findings.Where(finding => finding.SilencedBy is null)];
        return new ExampleRun(
            example, [.. Missing(example, findings), .. Noisy(example, findings), .. Unsaid(example, findings)]);
    }

    private static IEnumerable<string> Missing(RuleExample example, ImmutableArray<Finding> findings) => example.Quotes
        .Where(quote => !findings.Any(finding => Quotes(finding, quote)))
        .Select(quote => $"missing: nothing is said about '{quote}'");

    private static IEnumerable<string> Noisy(RuleExample example, ImmutableArray<Finding> findings) => findings
        .Where(finding => !example.Quotes.Any(quote => Quotes(finding, quote)))
        .Select(finding => $"noisy: '{RawText.Decode(finding.Quote).Split('\n')[0]}' is not quoted: {finding.Message}");

    private static IEnumerable<string> Unsaid(RuleExample example, ImmutableArray<Finding> findings) =>
        example.Says is not { } words
            || findings.IsEmpty
            || findings.Any(f => f.Message.Contains(words, StringComparison.Ordinal))
            ? []
            : [$"wrong: '{words}' is not in: {findings[0].Message}"];

    private static bool Quotes(Finding finding, string quote) =>
        RawText.Decode(finding.Quote).Contains(quote.Trim('\n'), StringComparison.Ordinal);

    /// <summary>An example with a history has the whole of it: what it does not list is not there.</summary>
    private static ImmutableArray<NamedCommit> Named(Series series, RuleExample example) => example.History.IsEmpty
        ? []
        : [
            .. from trailer in series.Patches.SelectMany(patch => patch.Trailers)
               let length = NamedCommit.IdLength(trailer.Value)
               where length > 0 && trailer.Key.Equals("Fixes", StringComparison.OrdinalIgnoreCase)
               let line = example.History.FirstOrDefault(line => line.StartsWith(trailer.Value[..length], StringComparison.Ordinal))
               select new NamedCommit(
                   trailer,
                   line is null ? null : new HistoryCommit(line[..40], "", [], line[41..], DateTimeOffset.UnixEpoch),
                   IsBehind: line is not null),
        ];

    private static Series ToSeries(RuleExample example)
    {
        ImmutableArray<Patch> patches =
            [.. example.Followed.Prepend(example.Patch).Select(text => PatchParser.ParseText(text, example.Cursor))];
        return new Series
        {
            Subject = patches[0].Title,
            Version = 1,
            Total = patches.Length,
            Patches = patches,
            RootId = null,
            Author = patches[0].Author,
        };
    }
}
