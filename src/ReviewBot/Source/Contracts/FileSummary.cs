using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>What one file says about what functions return; it depends on nothing but its content.</summary>
/// <param name="Names">The names of functions that the rest refers to by their places.</param>
/// <param name="Functions">The definitions in it, by line.</param>
public sealed record FileSummary(ImmutableArray<string> Names, ImmutableArray<FunctionSummary> Functions)
{
    /// <summary>A file that defines nothing.</summary>
    public static FileSummary Empty { get; } = new([], []);
}

/// <summary>A definition.</summary>
/// <param name="Name">Its name, by its place in the list of names.</param>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Form">How it is defined.</param>
/// <param name="Type">What its type tells.</param>
/// <param name="Doc">What its description says.</param>
/// <param name="DocLine">The line of that; zero without one.</param>
/// <param name="IsWhole">Whether every path through it is understood.</param>
/// <param name="Returns">Its return statements, by line.</param>
public sealed record FunctionSummary(
    int Name,
    int Line,
    DefinitionForm Form,
    ResultType Type,
    DocHints Doc,
    int DocLine,
    bool IsWhole,
    ImmutableArray<ReturnSummary> Returns);

/// <summary>A return statement.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Value">What it gives.</param>
public readonly record struct ReturnSummary(int Line, ReturnValue Value);

/// <summary>How a function is defined.</summary>
public enum DefinitionForm
{
    /// <summary>For the whole program.</summary>
    Definition,

    /// <summary>For one file, or for those that include a header.</summary>
    Static,

    /// <summary>As a macro.</summary>
    Macro,

    /// <summary>Not at all: declared, with a description of the result.</summary>
    Prototype,
}

/// <summary>What the type of a result tells.</summary>
public enum ResultType
{
    /// <summary>Nothing: a type that is not known by name, or a macro.</summary>
    Other,

    /// <summary>There is no result.</summary>
    Void,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A small unsigned number, which stays above zero in an <c>int</c>.</summary>
    Narrow,

    /// <summary>An unsigned number.</summary>
    Unsigned,

    /// <summary>A signed number.</summary>
    Signed,

    /// <summary>A pointer.</summary>
    Pointer,
}

/// <summary>What the description of a result says.</summary>
[Flags]
public enum DocHints
{
    /// <summary>Nothing that is understood.</summary>
    None = 0,

    /// <summary>It names <c>ERR_PTR</c> or an error pointer.</summary>
    ErrorPointer = 1,

    /// <summary>It names NULL.</summary>
    Null = 2,

    /// <summary>It names a negative error code.</summary>
    NegativeError = 4,

    /// <summary>It names zero.</summary>
    Zero = 8,

    /// <summary>It speaks of a number, a count, or of one.</summary>
    Number = 16,
}
