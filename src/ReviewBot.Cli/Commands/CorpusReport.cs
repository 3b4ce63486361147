using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReviewBot.Mail;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>What rules find in many mails: how often, and what is new since last time.</summary>
/// <param name="rules">The rules that ran.</param>
/// <param name="reviews">What they found.</param>
internal sealed class CorpusReport(ImmutableArray<Rule> rules, ImmutableArray<SeriesReview> reviews)
{
    private readonly ImmutableArray<Finding> _said =
        [.. reviews.SelectMany(review => review.Findings).Where(finding => finding.SilencedBy is null)];

    /// <summary>A line for each rule: findings, and patches and series with a finding.</summary>
    public string Table()
    {
        var column = rules.Select(rule => rule.Id.Length).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        text.Append("rule".PadRight(column)).Append("  findings  patches  series\n");
        foreach (var rule in rules)
        {
            var found = _said.Where(finding => finding.Rule.Id == rule.Id).ToList();
            var patches = found.Select(finding => finding.Patch).Distinct(ReferenceEqualityComparer.Instance).Count();
            var series = reviews.Count(
                review => review.Findings.Any(f => f.SilencedBy is null && f.Rule.Id == rule.Id));
            text.Append(
                CultureInfo.InvariantCulture,
                $"{rule.Id.PadRight(column)}  {found.Count,8}  {patches,7}  {series,6}\n");
        }

        var read = reviews.Sum(review => review.Applied.Patches.Length);
        text.Append(
            CultureInfo.InvariantCulture, $"in {Counted.Of(read, "patch", "patches")} of {reviews.Length} series\n");
        return text.ToString();
    }

    /// <summary>
    /// Lines that came (<c>+</c>) and went (<c>-</c>) since the findings in a file, which then holds today's.
    /// </summary>
    public string Compare(string file)
    {
        var today = _said.Select(Line).Distinct().Order(StringComparer.Ordinal).ToList();
        var before = Before(file);
        var changes = before.Except(today).Select(line => $"- {line}")
            .Concat(today.Except(before).Select(line => $"+ {line}"))
            .OrderBy(line => line[2..], StringComparer.Ordinal).ToList();
        Output.Write(string.Concat(today.Select(line => $"{line}\n")), file);
        return string.Concat(
            changes.Select(line => $"{line}\n")) + $"{Counted.Of(changes.Count, "change")} since {file}\n";
    }

    private static string[] Before(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {Output.Reason(e)}");
        }
    }

    private static string Line(Finding finding) => string.Join('\t',
        finding.Rule.Id,
        finding.Patch.Message.Id ?? "-",
        finding.Fingerprint,
        RawText.Decode(finding.Place.Path ?? "(log)"),
        RawText.Decode(finding.Quote).Split('\n')[0].Replace('\t', ' '));
}
