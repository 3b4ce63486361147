using System.Globalization;
using ReviewBot.Mail;

namespace ReviewBot.Trees;

/// <summary>Somebody and a moment, as a commit names its author and its committer.</summary>
/// <param name="Who">The person.</param>
/// <param name="Date">When, with the zone.</param>
public sealed record Signature(Address Who, DateTimeOffset Date)
{
    private const string Crud = ".,:;<>\"\\'";

    /// <summary>Whether git takes the person: there is a name besides punctuation.</summary>
    public bool IsNamed => Plain(Who.Name).Length > 0;

    /// <summary>
    /// <c>Jane Doe &lt;jane@example.org&gt; 1704103200 +0100</c>, without what git strips from names.
    /// </summary>
    public override string ToString()
    {
        var offset = Date.Offset;
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Plain(Who.Name)} <{Plain(Who.Email)}> {Date.ToUnixTimeSeconds()} {sign}{offset:hhmm}");
    }

    private static string Plain(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsCrud(text[start]))
            start++;
        while (end > start && IsCrud(text[end - 1]))
            end--;
        return string.Concat(text[start..end].Where(c => c is not ('\n' or '<' or '>')));
    }

    private static bool IsCrud(char c) => c <= ' ' || Crud.Contains(c, StringComparison.Ordinal);
}
