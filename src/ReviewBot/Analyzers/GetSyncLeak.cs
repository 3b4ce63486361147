using ReviewBot.Rules;
using ReviewBot.Source;
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

            var kept = function.Effects[node].Of(call)?.Target;
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
                    step => !Puts(at, step));
                var leak = ahead.Order().Select(step => function.Graph.Nodes[step])
                    .FirstOrDefault(step => step.Kind == FlowNodeKind.Return && !Puts(at, step.Id));

                // one way on which it is put, or which is not shown, may be the one taken
                if (leak.Statement is not null
                    && !ahead.Any(step => Puts(at, step) || function.Graph.Nodes[step] is { Statement: CStatement.Goto } && function.Graph.From(step).Length == 0)
                    && at.On(call.Range, leak.Statement.Range) is { } remark)
                    yield return remark.With("device", call.Arguments is [var device] ? at.Text(device) : "the device")
                        .With("leave", function.TextOf(leak.Statement.Range).TrimEnd(';'));
            }
        }
    }

    private static bool Puts(FunctionAt at, int node) => at.Function.Calls
        .Where(calls => IsPut(calls.Key) || IsPutIn(at.File.New, calls.Key))
        .SelectMany(calls => calls)
        .Any(call => call.Node == node);

    private static bool IsPut(string name) =>
        name.Contains("put", StringComparison.Ordinal) || name.Contains("pm_", StringComparison.Ordinal);

    /// <summary>Whether a function of the same file puts it for its caller.</summary>
    private static bool IsPutIn(CSource? source, string name)
    {
        foreach (var fragment in source?.Fragments ?? [])
        {
            foreach (var callee in fragment.Items.OfType<CFunction>().Where(callee => callee.Name == name))
            {
                for (var i = Math.Max(0, callee.OpenToken); i < Math.Min(callee.CloseToken, fragment.Tokens.Length); i++)
                {
                    if (fragment.Tokens[i].Kind == TokenKind.Word && fragment.Text(i).StartsWith("pm_runtime_put", StringComparison.Ordinal))
                        return true;
                }
            }
        }

        return false;
    }
}
