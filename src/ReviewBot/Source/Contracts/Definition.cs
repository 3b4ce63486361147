using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>A definition of a function in a tree, and what it returns.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Form">How it is defined.</param>
/// <param name="Type">What its type tells.</param>
/// <param name="May">What it may return.</param>
/// <param name="Proven">What of that a path surely gives.</param>
/// <param name="DocLine">The line that describes the result; zero without one.</param>
/// <param name="Returns">Its return statements, by line.</param>
public sealed record Definition(
    string Path,
    int Line,
    DefinitionForm Form,
    ResultType Type,
    Results May,
    Results Proven,
    int DocLine,
    ImmutableArray<ReturnStatement> Returns)
{
    /// <summary>What a caller has to reckon with.</summary>
    public ReturnKind Kind => ContractKinds.Of(Type, May, Proven);
}

/// <summary>A return statement, and what it gives.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="May">What it may give.</param>
/// <param name="Proven">What of that a path surely gives.</param>
public readonly record struct ReturnStatement(int Line, Results May, Results Proven);

/// <summary>What follows for a caller.</summary>
public static class ContractKinds
{
    /// <summary>The kind of one definition, or of several put together.</summary>
    internal static ReturnKind Of(ResultType type, Results may, Results proven) => type switch
    {
        ResultType.Void => ReturnKind.Void,
        ResultType.Boolean => ReturnKind.Boolean,
        ResultType.Narrow or ResultType.Unsigned => ReturnKind.Unsigned,
        ResultType.Pointer => may switch
        {
            Results.Error or Results.Error | Results.Above => ReturnKind.ErrPtr,
            Results.Zero or Results.Zero | Results.Above => ReturnKind.Null,
            Results.Zero | Results.Error or Results.Zero | Results.Error | Results.Above
                when proven.HasFlag(Results.Zero | Results.Error) => ReturnKind.ErrPtrOrNull,
            _ => ReturnKind.Unknown,
        },
        ResultType.Signed => Numbers(may, proven),
        _ => ReturnKind.Unknown,
    };

    // a value that is not understood but surely not zero may be any negative number, and is called an error code then
    private static ReturnKind Numbers(Results may, Results proven) =>
        (may == Results.All || proven.HasFlag(Results.Negative) ? may : may & ~Results.Negative) switch
        {
            Results.Zero | Results.Error => ReturnKind.NegativeErrno,
            Results.Above | Results.Error => ReturnKind.NeverZero,
            Results.Zero | Results.Above | Results.Error when proven.HasFlag(Results.Above) => ReturnKind.Count,
            _ => ReturnKind.Unknown,
        };

    /// <summary>
    /// What all definitions that can be meant agree on. One that can only fail, or never does, agrees with what the
    /// others say as long as it adds nothing to it.
    /// </summary>
    public static ReturnKind Agreed(IReadOnlyCollection<Definition> definitions)
    {
        var (may, proven, type) = (Results.None, Results.None, ResultType.Other);
        foreach (var definition in definitions)
        {
            may |= definition.May;
            proven |= definition.Proven;
            if (type != ResultType.Other && type != definition.Type)
                return ReturnKind.Unknown;

            type = definition.Type;
        }

        var kind = Of(type, may, proven);
        return definitions.All(one => one.Kind == kind || one.Kind == ReturnKind.Unknown) ? kind : ReturnKind.Unknown;
    }
}
