using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds IS_ERR() of one pointer whose branch takes the error code out of another.</summary>
/// <param name="options">None.</param>
public sealed class IsErrOfOther(RuleOptions options) : FunctionAnalyzer
{
    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        var function = at.Function;
        foreach (var (node, test) in function.Tests)
        {
            if (test.Kind is not (TestKind.IsErr or TestKind.IsErrOrNull)
                || test.Lvalue is not { } tested
                || function.Graph.Nodes[node].Statement is not CStatement.If choice
                || test.Whole != function.ValueOf(node).Unwrapped)
                continue;

            foreach (var (_, call) in function.Calls["PTR_ERR"])
            {
                if (choice.Then.Range.Contains(call.Range.First)
                    && call.Arguments is [var of]
                    && Lvalue.Of(of) is { } taken
                    && taken.Text != tested.Text
                    && !IsTested(function, taken, call)
                    && !AreSame(function, tested, taken)
                    && at.On(call.Range, test.Whole.Range) is { } remark)
                    yield return remark.With("tested", tested.Text).With("taken", taken.Text);
            }
        }
    }

    /// <summary>A test around the call may say that this one holds an error, too, or its code may be what is tested.</summary>
    private static bool IsTested(FunctionView function, Lvalue taken, CExpression.Call call) =>
        function.Tests.Any(other => other.Test.Kind is TestKind.IsErr or TestKind.IsErrOrNull
            && other.Test.Lvalue?.Text == taken.Text
            && function.Graph.Nodes[other.Node].Statement is CStatement.If inner
            && inner.Then.Range.Contains(call.Range.First))
        || function.Graph.Nodes.Any(node => node.Kind == FlowNodeKind.Test && node.Value.Contains(call.Range.First));

    private static bool AreSame(FunctionView function, Lvalue one, Lvalue other) =>
        function.Effects.SelectMany(effects => effects.Assignments).Any(assignment =>
            (assignment.Target.Text == one.Text && Mentions(assignment.Value, other))
            || (assignment.Target.Text == other.Text && Mentions(assignment.Value, one)));

    private static bool Mentions(CExpression? value, Lvalue lvalue) =>
        value is not null && value.All().Any(part => Lvalue.Of(part)?.Text == lvalue.Text);
}
