using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds returns after a failed pm_runtime_get_sync() that keep the reference it has taken.</summary>
/// <param name="options">None.</param>
public sealed class GetSyncLeak(RuleOptions options) : FunctionAnalyzer
{
    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        var function = at.Function;
        foreach (var (node, call) in function.Calls["pm_runtime_get_sync"])
        {
            if (!at.IsAdded(call.Range.First))
                continue;

            var kept = function.Effects[node].Assignments.FirstOrDefault(assignment => assignment.Value == call)?.Target;
            var failing = function.Tests
                .Where(test => test.Test.Kind is TestKind.Negative
                    && (test.Test.Operand == call
                        || (test.Test.Operand is CExpression.Assign { Value: var value } && value == call)
                        || (kept is not null && test.Test.Lvalue?.Text == kept.Text && Origins.Of(function, test.Node, kept).Sole?.Node == node)))
                .ToList();
            foreach (var (test, _) in failing.Take(1))
            {
                var ahead = Paths.Ahead(
                    function,
                    Paths.Where(function, test, (decided, holds) => holds && decided.Kind == TestKind.Negative),
                    step => !Puts(function, step));
                var leak = ahead.Order().Select(step => function.Graph.Nodes[step])
                    .FirstOrDefault(step => step.Kind == FlowNodeKind.Return && !Puts(function, step.Id));

                // one way on which it is put, or which is not shown, may be the one taken
                if (leak.Statement is not null
                    && !ahead.Any(step => Puts(function, step) || function.Graph.Nodes[step] is { Statement: CStatement.Goto } && function.Graph.From(step).Length == 0)
                    && at.On(call.Range, leak.Statement.Range) is { } remark)
                    yield return remark.With("device", call.Arguments is [var device] ? at.Text(device) : "the device")
                        .With("leave", function.TextOf(leak.Statement.Range).TrimEnd(';'));
            }
        }
    }

    private static bool Puts(FunctionView function, int node) => function.Calls
        .Where(calls => calls.Key.Contains("put", StringComparison.Ordinal) || calls.Key.Contains("pm_", StringComparison.Ordinal))
        .SelectMany(calls => calls)
        .Any(call => call.Node == node);
}
