using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>How well a line that goes on with an open parenthesis is aligned with it.</summary>
internal static class Alignment
{
    private const int Tab = 8;

    /// <summary>How a line is aligned, the better the greater.</summary>
    private enum Rank
    {
        WithNothing,
        WithTabs,
        WithParenthesis,
    }

    /// <summary>
    /// Whether a line that stays but for its indentation is aligned worse than before, although the parenthesis that it
    /// goes on with stays in its column. Whatever else changes in the statement, it did not ask for that.
    /// </summary>
    public static bool GetsWorse(FileView file, LinePair pair) =>
        pair.Removed.Text != pair.Added.Text
        && pair.Removed.Text.Trim() == pair.Added.Text.Trim()
        && Of(file.Old!, pair.Removed, pair.Removed.OldLine) is { } old
        && Of(file.New!, pair.Added, pair.Added.NewLine) is { } now
        && old.Column == now.Column
        && now.Rank < old.Rank;

    /// <summary>
    /// The column of the parenthesis, and the rank; null where there is no parenthesis to align with, or the line is
    /// aligned with another operand above it.
    /// </summary>
    private static (int Column, Rank Rank)? Of(CSource source, DiffLine line, int number)
    {
        if (source.At(number) is not { } fragment)
            return null;

        var (first, last) = fragment.Range(number, number);
        if (first == last)
            return null;

        // outside of functions, the parentheses of a macro may hold whole definitions
        var parens = fragment.Nesting.Parens;
        if (fragment.Tokens[first] is { Kind: TokenKind.Comment } or { InDirective: true }
            || parens[first] == 0
            || fragment.Nesting.Braces[first] == 0)
            return null;

        var open = first - 1;
        while (open >= 0 && parens[open] >= parens[first])
            open--;

        // behind a parenthesis that ends its line, any indentation will do
        if (open < 0 || fragment.Tokens[open + 1].Line != fragment.Tokens[open].Line)
            return null;

        var column = Column(fragment.Raw.Text.AsSpan(), fragment.Tokens[open].Start);
        var indent = line.Text[..^line.Text.TrimStart().Length];
        var width = Column(line.Text, indent.Length);
        if (width == column + 1)
            return (column, Rank.WithParenthesis);

        if (!indent.Contains(' ', StringComparison.Ordinal))
            return (column, Rank.WithTabs);

        var (above, end) = fragment.Range(number - 1, number - 1);
        return Enumerable.Range(above, end - above)
            .Any(token => fragment.Tokens[token].Kind != TokenKind.Punctuator
                && Column(fragment.Raw.Text.AsSpan(), fragment.Tokens[token].Start) == width)
            ? null
            : (column, Rank.WithNothing);
    }

    /// <summary>The column, tabs counted, at which a char of a text stands on its line.</summary>
    private static int Column(ReadOnlySpan<char> text, int at)
    {
        var column = 0;
        foreach (var c in text[(text[..at].LastIndexOf('\n') + 1)..at])
            column = c == '\t' ? (column / Tab + 1) * Tab : column + 1;

        return column;
    }
}
