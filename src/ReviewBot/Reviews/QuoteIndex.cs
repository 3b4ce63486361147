using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Reviews;

/// <summary>
/// Turns remarks into findings: finds the lines of the mail they are about, and gives them a fingerprint.
/// </summary>
/// <param name="series">The series of the remarks.</param>
public sealed class QuoteIndex(SeriesView series)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Patch, string Path, Side Side), Dictionary<int, DiffLine>> _lines = [];

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

        var lines = LinesOf(remark.Patch.Position, place.Path, place.Side);
        return
        [
            .. Enumerable.Range(place.Line, Math.Max(0, place.EndLine - place.Line) + 1)
                .Where(lines.ContainsKey)
                .Select(line => (lines[line].Marked, lines[line].BodyLine)),
        ];
    }

    /// <summary>The lines of one image of a file that its hunks show, by number.</summary>
    private Dictionary<int, DiffLine> LinesOf(int patch, string path, Side side)
    {
        if (_lines.TryGetValue((patch, path, side), out var known))
            return known;

        var lines = new Dictionary<int, DiffLine>();
        var unwanted = side == Side.New ? LineKind.Removed : LineKind.Added;
        var files = series.Patches[patch].Files.Where(file => file.Path == path);
        foreach (var line in files.SelectMany(file => file.Hunks).SelectMany(hunk => hunk.Lines).Where(line => line.Kind != unwanted))
            lines.TryAdd(side == Side.New ? line.NewLine : line.OldLine, line);

        return _lines[(patch, path, side)] = lines;
    }
}
