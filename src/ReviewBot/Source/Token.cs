using System.Runtime.InteropServices;

namespace ReviewBot.Source;

#pragma warning disable CA1028 // a token is smaller for it, and a file may have a million
/// <summary>What a token of C is.</summary>
public enum TokenKind : byte
#pragma warning restore CA1028
{
    /// <summary>An identifier or keyword.</summary>
    Word,

    /// <summary>A preprocessing number.</summary>
    Number,

    /// <summary>A string literal, prefix and quotes included.</summary>
    Quoted,

    /// <summary>A character constant, quotes included.</summary>
    Character,

    /// <summary>An operator or punctuator, the longest that C knows.</summary>
    Punctuator,

    /// <summary>
    /// The part of a comment that stands on one line; a block comment of three lines is three tokens.
    /// </summary>
    Comment,

    /// <summary>A byte that no token begins with.</summary>
    Stray,
}

/// <summary>A token of a fragment.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first char in the text of the fragment.</param>
/// <param name="Length">Its length in chars.</param>
/// <param name="Line">The line of the file on which it begins.</param>
/// <param name="InDirective">Whether it belongs to a preprocessor directive, the <c>#</c> included.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(TokenKind Kind, int Start, int Length, int Line, bool InDirective)
{
    /// <summary>The chars of the token in the text it was lexed from.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
