using System.Text.RegularExpressions;
using ReviewBot.Patches;
using ReviewBot.Source.Riders;

namespace ReviewBot.Source;

/// <summary>What a patch says it is for, as far as rules about unrelated changes must know.</summary>
/// <param name="patch">The patch, whose title and log are read when somebody asks.</param>
public sealed partial class Purpose(Patch patch)
{
    private readonly Lazy<bool> _isTidying = new(() =>
        TidyingTitle.IsMatch(patch.Title) || TidyingText.IsMatch(patch.Title) || TidyingText.IsMatch(patch.Prose));

    private readonly Lazy<bool> _isSpacing = new(() => SpacingText.IsMatch(patch.Title) || SpacingText.IsMatch(patch.Prose));

    /// <summary>Whether the title or the log announces changes of form, of whatever kind.</summary>
    public bool IsTidying => _isTidying.Value;

    /// <summary>Whether they announce changes of white space, line breaks or blank lines.</summary>
    public bool IsSpacing => _isSpacing.Value;

    /// <summary>Whether the title announces that code is written anew.</summary>
    public bool IsRework { get; } = ReworkTitle.IsMatch(patch.Title);

    /// <summary>Whether the patch undoes another one, whose lines it takes as they were.</summary>
    public bool IsRevert { get; } =
        Revert.IsMatch(patch.Title) || patch.Prose.Contains("This reverts commit", StringComparison.Ordinal);

    /// <summary>
    /// Whether the title or the log announces changes of this kind. Who speaks of blank lines renames nothing.
    /// </summary>
    public bool Announces(RiderKind kind) =>
        IsTidying || (IsSpacing
            && kind is RiderKind.Whitespace or RiderKind.BlankLines or RiderKind.Comment or RiderKind.Style);

    /// <summary>
    /// Whether the title or the log mentions a name. A name that is also a plain word, such as <c>err</c>, is
    /// mentioned only where it is written as code or next to one of <paramref name="near"/>.
    /// </summary>
    public static bool Mentions(Patch patch, string name, params ReadOnlySpan<string> near) =>
        Mentions(patch.Title, name, near) || Mentions(patch.Prose, name, near);

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

    [GeneratedRegex(
        @"\b(clean-?\s?ups?|cleaning up|tidy|style|cosmetics?|checkpatch|sparse warnings?|reformat|beautif\w+|polish)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex TidyingTitle { get; }

    [GeneratedRegex(@"\b(refactor|rewrit|rework|restructur)\w*\b", RegexOptions.IgnoreCase)]
    private static partial Regex ReworkTitle { get; }

    [GeneratedRegex(@"(^|[:\-\s])revert(s|ed|ing)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Revert { get; }

    [GeneratedRegex(
        @"checkpatch|(coding|code|kernel)[- ]style|(?<![-\w])style (issue|fix|clean|problem|error|warning)s?"
        + @"|\bre-?format(s|ted|ting)?\b"
        + @"|\b(fix|clean|code|correct|improv|adjust|chang|minor|some|odd|wrong)\w*( up)?( the)? formatting\b"
        + @"|\bcosmetic\b|\bclang-format\b|\btidy\b"
        + @"|\bwhile (at it|here|there|touching)\b[^.]{0,80}\b(clean|tidy|style|cosmetic|polish)"
        + @"|\bclean(s|ed|ing)?[- ]?ups? (the )?(code|style|format\w*|white\w*|coding)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex TidyingText { get; }

    // memory is aligned, too: (page-)aligned buffers, the alignment of fields, code that aligns
    [GeneratedRegex(
        @"white-?\s?spaces?|\b(re-?)?indent(s|ed|ing|ation|ations)?\b"
        + @"|\btrailing (space|blank|tab)s?|\bblank lines?|\bempty lines?"
        + @"|\b(extra|stray|redundant|unneeded|unnecessary|spurious|double) new-?\s?lines?\b"
        + @"|(?<![-\w])(re-?)?align(s|ed|ing|ment)?\b[^.]{0,40}"
        + @"\b(lines?|arg(ument)?s?(?!->)|param\w*|parenthes\w+|brackets?|columns?|comments?|tabs?)\b"
        + @"|(?<![-\w])(re-?)?align(s|ing|ment of)?\b[^.()]{0,40}\b(code|definitions?|fields?|members?|entries|table)\b"
        + @"|\b(over-?long|long|80[- ](char\w*|col\w*)|line (length|wrap\w*|break\w*))\b[^.]{0,20}\blines?\b"
        + @"|\bwrap(s|ped|ping)?\b[^.]{0,20}\blines?\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex SpacingText { get; }

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
