using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReviewBot.Mail;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>What rules find in many mails: how often, and what is new since last time.</summary>
/// <param name="rules">The rules that run.</param>
/// <param name="withLines">Whether <see cref="Compare"/> will be asked for.</param>
internal sealed class CorpusReport(ImmutableArray<Rule> rules, bool withLines)
{
    private readonly Dictionary<string, (int Findings, int Patches, int Series)> _found = new(StringComparer.Ordinal);

    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);

    private int _patches;

    private int _series;

    /// <summary>Counts one more series.</summary>
    public void Add(SeriesReview review)
    {
        _series++;
        _patches += review.Applied.Patches.Length;
        var said = review.Findings.Where(finding => finding.SilencedBy is null).ToList();
        foreach (var rule in said.GroupBy(finding => finding.Rule.Id, StringComparer.Ordinal))
        {
            var (findings, patches, series) = _found.GetValueOrDefault(rule.Key);
            var touched = rule.Select(finding => finding.Patch).Distinct(ReferenceEqualityComparer.Instance).Count();
            _found[rule.Key] = (findings + rule.Count(), patches + touched, series + 1);
        }

        if (withLines)
            _lines.UnionWith(said.Select(Line));
    }

    /// <summary>A line for each rule: findings, and patches and series with a finding.</summary>
    public string Table()
    {
        var column = rules.Select(rule => rule.Id.Length).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        text.Append("rule".PadRight(column)).Append("  findings  patches  series\n");
        foreach (var rule in rules)
        {
            var (findings, patches, series) = _found.GetValueOrDefault(rule.Id);
            text.Append(CultureInfo.InvariantCulture, $"{rule.Id.PadRight(column)}  {findings,8}  {patches,7}  {series,6}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"in {Counted.Of(_patches, "patch", "patches")} of {_series} series\n");
        return text.ToString();
    }

    /// <summary>
    /// Lines that came (<c>+</c>) and went (<c>-</c>) since the findings in a file, which then holds today's.
    /// </summary>
    public string Compare(string file)
    {
        var today = _lines.Order(StringComparer.Ordinal).ToList();
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
