using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds what pm_runtime_resume_and_get() does, written out: a put where pm_runtime_get_sync() has failed.</summary>
/// <param name="options">None.</param>
public sealed class ResumeAndGet(RuleOptions options) : FunctionAnalyzer
{
    private static readonly string[] Puts = ["pm_runtime_put_noidle", "pm_runtime_put_sync", "pm_runtime_put", "pm_runtime_put_autosuspend", "pm_runtime_put_sync_suspend", "pm_runtime_put_sync_autosuspend"];

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        foreach (var (node, call) in at.Function.Calls["pm_runtime_get_sync"])
        {
            if (call.Arguments is [var device] && Failure(at.Function, node, call) is { } branch
                && Put(at, branch, at.Text(device)) is { } put
                && at.IsAdded(call.Range.First)
                && at.On(call.Range, put.Range) is { } remark)
                yield return remark.With("put", put.Callee!);
        }
    }

    /// <summary>What is done where the call has failed.</summary>
    private static CStatement? Failure(FunctionView function, int node, CExpression.Call call)
    {
        var kept = function.Effects[node].Of(call)?.Target;
        foreach (var (at, test) in function.Tests)
        {
            if (test.Kind == TestKind.Negative
                && function.Graph.Nodes[at].Statement is CStatement.If choice
                && test.Whole == function.ValueOf(at).Unwrapped
                && (test.Operand == call || (kept is not null && test.Lvalue?.Text == kept.Text
                    && (at == node || Origins.Of(function, at, kept).Sole?.Node == node))))
                return choice.Then;
        }

        return null;
    }

    private static CExpression.Call? Put(FunctionAt at, CStatement branch, string device) =>
        Puts.SelectMany(put => at.Function.Calls[put])
            .Select(call => call.Call)
            .FirstOrDefault(call => branch.Range.Contains(call.Range.First) && call.Arguments is [var of] && at.Text(of) == device);
}
