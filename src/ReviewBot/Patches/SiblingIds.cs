using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Patches;

/// <summary>
/// The Message-Ids that mails of a series probably have which did not arrive: <c>git send-email</c> and b4 number them.
/// </summary>
public static partial class SiblingIds
{
    private const int Most = 64;

    /// <summary>Ids to ask for; the cover letter's first, when the patches answer a mail that is not at hand.</summary>
    public static ImmutableArray<string> Of(Series series)
    {
        if (series.Patches is not [var known, ..])
            return [];

        var root = series.Cover is null && known.Message.References is [var first, ..] ? first : known.Message.InReplyTo;
        var ids = new List<string>();
        if (series.Cover is null && root is not null && !series.Names(root))
            ids.Add(root);

        if (known is { Message.Id: { } id, Tag.Index: { } index })
            ids.AddRange(series.Missing.Take(Most).SelectMany(missing => Numbered(id, index, missing)));

        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    // git counts a cover letter, so that patch 7 of 7 is number 8; b4 does not
    private static IEnumerable<string> Numbered(string id, int index, int missing) =>
        from match in Number.Matches(id)
        let number = int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)
        where number == index || number == index + 1
        select string.Create(CultureInfo.InvariantCulture, $"{id.AsSpan(0, match.Index)}{number - index + missing}{id.AsSpan(match.Index + match.Length)}");

    [GeneratedRegex(@"(?<=-)\d{1,4}(?=-)")]
    private static partial Regex Number { get; }
}
