using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Reviews;

/// <summary>Turns remarks into findings: finds the lines of the mail they are about, and gives them a fingerprint.</summary>
/// <param name="series">The series of the remarks.</param>
public sealed class QuoteIndex(SeriesView series)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>
    /// The finding of a remark. Equal remarks (same rule, patch title, file and quoted lines) are told apart by their
    /// order, so remarks must come in the order of the review.
    /// </summary>
    public Finding Find(Rule rule, Remark remark)
    {
        var lines = Lines(remark);
        var quote = string.Join('\n', lines.Select(line => line.Text));
        var identity = string.Join('\0', rule.Id, remark.Patch.Patch.Title, remark.Place.Path, quote);
        var occurrence = _seen[identity] = _seen.GetValueOrDefault(identity) + 1;
        return new Finding
        {
            Rule = rule,
            Patch = remark.Patch.Patch,
            Place = remark.Place,
            Related = remark.Related,
            Message = rule.Message.Fill(remark.Values),
            Quote = quote,
            BodyLine = lines is [var first, ..] ? first.BodyLine : 0,
            Fixup = remark.Fixup,
            Doubt = remark.Doubt,
            Fingerprint = Fingerprint.Of($"{identity}\0{occurrence}"),
        };
    }

    private ImmutableArray<(string Text, int BodyLine)> Lines(Remark remark)
    {
        var place = remark.Place;
        if (place.Path is null)
        {
            var log = remark.Patch.Patch.Log.Split('\n');
            var first = place.Line - remark.Patch.Patch.LogLine;
            return first >= 0 && first < log.Length ? [(log[first], place.Line)] : [];
        }

        var unwanted = place.Side == Side.New ? LineKind.Removed : LineKind.Added;
        return
        [
            .. series.Patches[remark.Patch.Position].Files
                .Where(file => file.Path == place.Path)
                .SelectMany(file => file.Hunks)
                .SelectMany(hunk => hunk.Lines)
                .Where(line => line.Kind != unwanted && Within(place, place.Side == Side.New ? line.NewLine : line.OldLine))
                .Select(line => (line.Marked, line.BodyLine)),
        ];
    }

    private static bool Within(Place place, int line) => place.Line <= line && line <= place.EndLine;
}
