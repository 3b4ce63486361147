using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>Something with a body at the top level of a file. Closed: a function or a type.</summary>
/// <param name="Name">Its name; of a function made by a macro, the first argument of the macro.</param>
/// <param name="HeadToken">Index of its first token in the fragment; of a partial item the first that is shown.</param>
/// <param name="OpenToken">Index of the opening brace; one before the first token shown when the brace is not.</param>
/// <param name="CloseToken">Index of the closing brace; the number of tokens when it is not shown.</param>
/// <param name="FirstLine">The line of the file on which it begins, as far as shown.</param>
/// <param name="LastLine">The line of the closing brace, or the last one shown.</param>
public abstract record CItem(string Name, int HeadToken, int OpenToken, int CloseToken, int FirstLine, int LastLine)
{
    /// <summary>Whether the head is shown, and not only named by the section heading of a hunk.</summary>
    public bool ShowsHead { get; init; } = true;

    /// <summary>Whether the closing brace is shown.</summary>
    public bool ShowsEnd { get; init; } = true;

    /// <summary>Whether the whole of it is at hand.</summary>
    public bool IsWhole => ShowsHead && ShowsEnd;
}

/// <summary>A function definition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HeadToken">See <see cref="CItem"/>.</param>
/// <param name="OpenToken">See <see cref="CItem"/>.</param>
/// <param name="CloseToken">See <see cref="CItem"/>.</param>
/// <param name="FirstLine">See <see cref="CItem"/>.</param>
/// <param name="LastLine">See <see cref="CItem"/>.</param>
public sealed record CFunction(string Name, int HeadToken, int OpenToken, int CloseToken, int FirstLine, int LastLine)
    : CItem(Name, HeadToken, OpenToken, CloseToken, FirstLine, LastLine)
{
    /// <summary>The names of the parameters in order; empty when the head is not shown or not understood.</summary>
    public ImmutableArray<CMember> Parameters { get; init; } = [];
}

/// <summary>A struct, union or enum with a body.</summary>
/// <param name="Keyword"><c>struct</c>, <c>union</c> or <c>enum</c>.</param>
/// <param name="Name">Its tag; empty without one.</param>
/// <param name="HeadToken">See <see cref="CItem"/>.</param>
/// <param name="OpenToken">See <see cref="CItem"/>.</param>
/// <param name="CloseToken">See <see cref="CItem"/>.</param>
/// <param name="FirstLine">See <see cref="CItem"/>.</param>
/// <param name="LastLine">See <see cref="CItem"/>.</param>
public sealed record CType(
    string Keyword, string Name, int HeadToken, int OpenToken, int CloseToken, int FirstLine, int LastLine)
    : CItem(Name, HeadToken, OpenToken, CloseToken, FirstLine, LastLine)
{
    /// <summary>The members or enumerators, in order.</summary>
    public ImmutableArray<CMember> Members { get; init; } = [];
}

/// <summary>A member of a type, an enumerator, or a parameter of a function.</summary>
/// <param name="Name">Its name, as kernel-doc writes it: <c>outer.inner</c> inside a named nested type.</param>
/// <param name="Line">The line of the file on which the name stands.</param>
/// <param name="Token">Index of the name's token in the fragment.</param>
public readonly record struct CMember(string Name, int Line, int Token)
{
    /// <summary>The name without the types around it.</summary>
    public string LastName => Name[(Name.LastIndexOf('.') + 1)..];
}
