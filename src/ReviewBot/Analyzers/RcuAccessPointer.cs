using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds rcu_dereference() where the pointer is only compared with NULL.</summary>
/// <param name="options">None.</param>
public sealed class RcuAccessPointer(RuleOptions options) : FunctionAnalyzer
{
    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        foreach (var (_, test) in at.Function.Tests)
        {
            if (test is { Kind: TestKind.Not or TestKind.Truth, Operand: CExpression.Call { Callee: "rcu_dereference" or "rcu_dereference_bh" } call }
                && at.IsAdded(call.Range.First)
                && at.On(test.Whole.Range) is { } remark)
                yield return remark.With("function", call.Callee!).With("test", at.Text(test.Whole));
        }
    }
}
