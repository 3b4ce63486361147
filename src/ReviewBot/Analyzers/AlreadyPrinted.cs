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
            if (at.Function.Graph.Nodes[node].Kind != FlowNodeKind.Test || Origin(at.Function, node, test) is not { } call)
                continue;

            foreach (var print in Prints(at.Function, node, test))
            {
                if (said.Add(print.Range.First) && !WasThere(at, print) && at.On(print.Range, call.Range) is { } remark && at.IsAdded(print.Range))
                    yield return remark.With("function", call.Callee!).With("print", print.Callee!);
            }
        }
    }

    /// <summary>A message that the patch only moves or wraps was there before.</summary>
    private static bool WasThere(FunctionAt at, CExpression.Call print) =>
        print.Arguments.OfType<CExpression.Text>().Select(at.Text).FirstOrDefault() is { } words
        && at.File.Runs.SelectMany(run => run.Removed).Any(line => line.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>The call whose result is tested, where that is certain.</summary>
    private CExpression.Call? Origin(FunctionView function, int node, ResultTest test)
    {
        var value = test.Operand;
        if (value is CExpression.Assign { Operator: "=" } assign)
            value = assign.Value;
        else if (test.Lvalue is { } lvalue && function.Effects[node].To(lvalue) is null)
            value = Origins.Of(function, node, lvalue).Sole?.Assignment is { Operator: "=" } last ? last.Value : null;

        return value?.Unwrapped is CExpression.Call { Callee: { } name } call && _functions.Contains(name)
            && !function.TextOf(call.Range).Contains("NOWARN", StringComparison.Ordinal)
            ? call
            : null;
    }

    /// <summary>The messages that are printed in the branch where the call has failed, and only there.</summary>
    private IEnumerable<CExpression.Call> Prints(FunctionView function, int node, ResultTest test)
    {
        if (function.Graph.Nodes[node].Statement is not CStatement.If branch || !Fails(test) || test.Whole != function.ValueOf(node).Unwrapped)
            return [];

        return _prints.SelectMany(name => function.Calls[name])
            .Where(call => branch.Then.Range.Contains(call.Call.Range.First))
            .Where(call => !IsBelowAnotherTest(branch.Then, call.Call.Range.First))
            .Select(call => call.Call);
    }

    private static bool Fails(ResultTest test) => test.Kind
        is TestKind.Negative or TestKind.NotPositive or TestKind.IsErr or TestKind.IsErrOrNull or TestKind.Not;

    /// <summary>A message for one of the errors may say more than the function could.</summary>
    private static bool IsBelowAnotherTest(CStatement statement, int token) =>
        statement.All().Any(inner => inner is CStatement.If or CStatement.Loop or CStatement.Switch && inner.Range.Contains(token));
}
