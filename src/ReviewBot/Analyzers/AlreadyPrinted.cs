using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds messages about a failure of which the function that failed has printed one itself.</summary>
/// <param name="options"><c>functions</c>, <c>prints</c>.</param>
public sealed class AlreadyPrinted(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _functions = options.List("functions");
    private readonly ImmutableArray<string> _prints = options.List("prints");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        // most functions have none of the calls, and need not be walked
        if (!_functions.Any(at.Function.Calls.Contains))
            yield break;

        var said = new HashSet<int>();
        foreach (var (node, test) in at.Function.Tests)
        {
            if (at.Function.Graph.Nodes[node].Kind != FlowNodeKind.Test || !Fails(test) || Origin(at.Function, node, test) is not { } call)
                continue;

            foreach (var print in BranchMessages.In(at.Function, node, test, _prints))
            {
                if (said.Add(print.Range.First)
                    && !BranchMessages.WasThere(at, print)
                    && at.On(print.Range, call.Range) is { } remark
                    && at.IsAdded(print.Range))
                    yield return remark.With("function", call.Callee!).With("print", print.Callee!);
            }
        }
    }

    private CExpression.Call? Origin(FunctionView function, int node, ResultTest test) =>
        BranchMessages.Origin(function, node, test) is { Callee: { } name } call
        && _functions.Contains(name)
        && !function.TextOf(call.Range).Contains("NOWARN", StringComparison.Ordinal)
            ? call
            : null;

    private static bool Fails(ResultTest test) => test.Kind
        is TestKind.Negative or TestKind.NotPositive or TestKind.IsErr or TestKind.IsErrOrNull or TestKind.Not;
}
