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
                && !IsCorrected(at, test)
                && at.On(test.Whole.Range, call.Range) is { } remark)
                yield return remark.With("function", name).With("test", at.Text(test.Whole));
        }
    }

    /// <summary>Whether the patch puts the test in place of another, which is not about whether there should be one.</summary>
    private static bool IsCorrected(FunctionAt at, ResultTest test)
    {
        var (first, last) = at.Function.LinesOf(test.Whole.Range);
        return test.Lvalue is { } tested && at.File.Runs
            .Where(run => run.Added.Any(line => first <= line.NewLine && line.NewLine <= last))
            .SelectMany(run => run.Removed)
            .Any(line => line.Text.Contains("if (", StringComparison.Ordinal) && line.Text.Contains(tested.Text, StringComparison.Ordinal));
    }

    /// <summary>Whoever asked for a pointer must get NULL.</summary>
    private static bool IsForCaller(FunctionView function, int node) =>
        function.Graph.Nodes[node].Statement is CStatement.If choice
        && choice.Then.All().OfType<CStatement.Return>().Any(leave => function.TextOf(leave.Value) == "NULL");
}
