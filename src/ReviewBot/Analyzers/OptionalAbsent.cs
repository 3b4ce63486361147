using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds optional things whose absence, which the getter reports as an error, fails the caller.</summary>
/// <param name="options"><c>functions</c>.</param>
public sealed class OptionalAbsent(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _functions = options.List("functions");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        // a wrapper hands on what it gets
        if (!at.Function.Calls.Contains("PTR_ERR") || at.Function.Name.Contains("optional", StringComparison.Ordinal))
            yield break;

        foreach (var (node, call) in _functions.SelectMany(name => at.Function.Calls[name]))
        {
            if (at.Function.Effects[node].Of(call)?.Target is { } kept
                && Returned(at.Function, node, kept) is { } test
                && !HasWord(at.Function, "ENODEV")
                && at.On(call.Range, test.Range) is { } remark
                && at.IsAdded(call.Range.First))
                yield return remark.With("function", call.Callee!).With("result", kept.Text);
        }
    }

    /// <summary>The test for an error whose branch does nothing but return that error.</summary>
    private static CExpression? Returned(FunctionView function, int node, Lvalue kept)
    {
        foreach (var (at, test) in function.Tests)
        {
            if (test.Kind == TestKind.IsErr
                && test.Lvalue?.Text == kept.Text
                && test.Whole == function.ValueOf(at).Unwrapped
                && function.Graph.Nodes[at].Statement is CStatement.If { Then: var then }
                && then.All().Where(statement => statement is not CStatement.Block).ToList() is [CStatement.Return leave]
                && function.Read(leave.Value).All().OfType<CExpression.Call>().Any(call => call.Callee == "PTR_ERR")
                && Origins.Of(function, at, kept).Sole?.Node == node)
                return test.Whole;
        }

        return null;
    }

    private static bool HasWord(FunctionView function, string word)
    {
        for (var i = 0; i < function.Fragment.Tokens.Length; i++)
        {
            if (function.Body.Block.Range.Contains(i) && function.Fragment.Is(i, word))
                return true;
        }

        return false;
    }
}
