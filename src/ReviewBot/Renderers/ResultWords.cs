using System.Collections.Immutable;
using ReviewBot.Source.Contracts;

namespace ReviewBot.Renderers;

/// <summary>How what a function may return is called.</summary>
internal static class ResultWords
{
    private static readonly ImmutableArray<(Results Result, string Name)> Pointers =
        [(Results.Error, "ERR_PTR"), (Results.Zero, "NULL"), (Results.Above, "pointer")];

    private static readonly ImmutableArray<(Results Result, string Name)> Numbers =
        [(Results.Error, "error"), (Results.Negative, "negative"), (Results.Zero, "0"), (Results.Above, "positive")];

    /// <summary>The words for a type, errors first.</summary>
    public static ImmutableArray<(Results Result, string Name)> All(ResultType type) =>
        type == ResultType.Pointer ? Pointers : Numbers;
}
