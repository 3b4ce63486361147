using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Contracts;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds tests of results that never hold, told by how the tree defines the function. Functions that a rule names are
/// left to that rule, and the tree is asked only when a test would be wrong.
/// </summary>
/// <param name="options">None.</param>
public sealed class InferredReturn(RuleOptions options) : FunctionAnalyzer
{
    private static readonly ImmutableArray<(ReturnKind Kind, Returned Returned, string Words, Results Failure)> Kinds =
    [
        (ReturnKind.ErrPtr, Returned.ErrPtr, "returns an ERR_PTR() on failure and never NULL", Results.Error),
        (ReturnKind.Null, Returned.Null, "returns NULL on failure and never an ERR_PTR()", Results.Zero),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        var series = at.Patch.Series;
        if (series.Contracts is NoContracts || at.Function.Tests.IsEmpty)
            yield break;

        foreach (var function in at.Function.Callees)
        {
            if (series.HasStatedContract(function))
                continue;

            foreach (var (kind, returned, words, failure) in Kinds)
            {
                // one function at a time: a result that another may have given as well is none of ours
                foreach (var remark in new ContractAnalyzer(new Check.Contract([function], returned, null)).In(at))
                {
                    if (Proof(series, function, at.File.Path, kind, failure) is { } proof)
                        yield return remark.With("returns", words).With("proof", proof);
                }
            }
        }
    }

    /// <summary>
    /// The line that shows how a function fails; null when it is of another kind, or the series changes a file that
    /// defines it. One that can only fail stands in for another, which is not at hand: that tells nothing.
    /// </summary>
    private static string? Proof(SeriesView series, string function, string from, ReturnKind kind, Results failure)
    {
        var definitions = series.Contracts.Find(function, from);
        if (definitions.IsEmpty
            || ContractKinds.Agreed(definitions) != kind
            || !definitions.Any(one => one.May.HasFlag(Results.Above))
            || definitions.Any(one => series.ChangedPaths.Contains(one.Path)))
            return null;

        var shown = definitions.SelectMany(one => one.Returns.Where(statement => statement.Proven.HasFlag(failure))
            .Select(statement => $"{one.Path}:{statement.Line}"));
        var described = definitions.Where(one => one.DocLine > 0).Select(one => $"{one.Path}:{one.DocLine}");
        return RawText.Decode(shown.Concat(described).FirstOrDefault($"{definitions[0].Path}:{definitions[0].Line}"));
    }
}
