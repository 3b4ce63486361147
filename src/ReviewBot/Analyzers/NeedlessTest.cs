using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds tests of results that are made to be passed on untested.</summary>
/// <param name="options"><c>functions</c>.</param>
public sealed class NeedlessTest(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _functions = options.List("functions");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var (node, test) in at.Function.Tests)
        {
            if (test.Kind is not (TestKind.IsErr or TestKind.IsErrOrNull) || !at.IsAdded(test.Whole.Range))
                continue;

            var value = test.Operand is CExpression.Assign assign ? assign.Value
                : test.Lvalue is { } lvalue ? Origins.Of(at.Function, node, lvalue).Sole?.Assignment.Value
                : test.Operand;
            if (value?.Unwrapped is CExpression.Call { Callee: { } name } call
                && _functions.Contains(name)
                && !IsForCaller(at.Function, node)
                && at.On(test.Whole.Range, call.Range) is { } remark)
                yield return remark.With("function", name).With("test", at.Text(test.Whole));
        }
    }

    /// <summary>Whoever asked for a pointer must get NULL.</summary>
    private static bool IsForCaller(FunctionView function, int node) =>
        function.Graph.Nodes[node].Statement is CStatement.If choice
        && choice.Then.All().OfType<CStatement.Return>().Any(leave => function.TextOf(leave.Value) == "NULL");
}
