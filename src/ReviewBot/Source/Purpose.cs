using System.Text.RegularExpressions;
using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>What a patch says it is for, as far as rules about unrelated changes must know.</summary>
/// <param name="IsCosmetic">Whether the title or the log announces changes of form.</param>
/// <param name="IsRevert">Whether the patch undoes another one, whose lines it takes as they were.</param>
public sealed partial record Purpose(bool IsCosmetic, bool IsRevert)
{
    /// <summary>Reads the title and the log.</summary>
    public static Purpose Of(Patch patch) =>
        new(
            CosmeticTitle.IsMatch(patch.Title) || CosmeticText.IsMatch(patch.Title) || CosmeticText.IsMatch(patch.Log),
            Revert.IsMatch(patch.Title) || patch.Log.Contains("This reverts commit", StringComparison.Ordinal));

    /// <summary>
    /// Whether the title or the log mentions a name. A name that is also a plain word, such as <c>err</c>, is
    /// mentioned only where it is written as code or next to one of <paramref name="near"/>.
    /// </summary>
    public static bool Mentions(Patch patch, string name, params ReadOnlySpan<string> near) =>
        Mentions(patch.Title, name, near) || Mentions(patch.Log, name, near);

    /// <summary>The same for any text.</summary>
    public static bool Mentions(string text, string name, params ReadOnlySpan<string> near)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (IsWord(text, at, name.Length)
                && (!IsPlainWord(name) || IsCode(text, at, name.Length) || IsNear(text, at, name.Length, near)))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"\b(clean-?\s?ups?|cleaning up|tidy|style|cosmetics?|checkpatch|sparse warnings?|reformat|beautif\w+|polish|refactor\w*|rewrit\w+|rework\w*|restructur\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CosmeticTitle { get; }

    [GeneratedRegex(@"(^|[:\-\s])revert(s|ed|ing)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Revert { get; }

    [GeneratedRegex(
        @"white-?\s?spaces?|\b(re-?)?indent(s|ed|ing|ation|ations)?\b|checkpatch|(coding|code|kernel)[- ]style|\bstyle (issue|fix|clean|problem|error|warning)s?"
        + @"|\bre-?format(s|ted|ting)?\b|\bformatting\b|\bcosmetic\b|\bclang-format\b|\btidy\b|\btrailing (space|blank|tab)s?|\bblank lines?|\bempty lines?|\b(extra|stray|redundant|unneeded|unnecessary|spurious|double) new-?\s?lines?\b"
        + @"|\b(re-?)?align(s|ed|ing|ment)?\b[^.]{0,40}\b(lines?|arg\w*|param\w*|parenthes\w+|brackets?|columns?|comments?|code|tabs?|definitions?|fields?|members?|entries|table)\b"
        + @"|\b(over-?long|long|80[- ](char\w*|col\w*)|line (length|wrap\w*|break\w*))\b[^.]{0,20}\blines?\b|\bwrap(s|ped|ping)?\b[^.]{0,20}\blines?\b"
        + @"|\bwhile (at it|here|there|touching)\b[^.]{0,80}\b(clean|tidy|style|cosmetic|polish)|\bclean(s|ed|ing)?[- ]?ups? (the )?(code|style|format\w*|white\w*|coding)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex CosmeticText { get; }

    private static bool IsPlainWord(string name) => name.All(char.IsAsciiLetterLower);

    private static bool IsWord(string text, int at, int length) =>
        !(at > 0 && IsNameChar(text[at - 1])) && !(at + length < text.Length && IsNameChar(text[at + length]));

    private static bool IsNameChar(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsCode(string text, int at, int length)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + length < text.Length ? text[at + length] : ' ';
        return before is '\'' or '"' or '`' or '>' or '@' or '*' or '&' or '.'
            || after is '\'' or '"' or '`' or '(' or '[';
    }

    /// <summary>Whether one of the words begins one of the three words before the name or the one behind it.</summary>
    private static bool IsNear(string text, int at, int length, ReadOnlySpan<string> near)
    {
        // words of a log are short, and a log may be long
        const int Reach = 80;
        var before = text[Math.Max(0, at - Reach)..at].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var after = text[(at + length)..Math.Min(text.Length, at + length + Reach)].Split(
            (char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in (IEnumerable<string>)[.. before.TakeLast(3), .. after.Take(1)])
        {
            foreach (var beginning in near)
            {
                if (word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
