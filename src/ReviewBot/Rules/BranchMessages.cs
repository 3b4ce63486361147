using System.Collections.Immutable;
using ReviewBot.Source.Flow;

namespace ReviewBot.Rules;

/// <summary>The messages that a function prints where a call in it has failed.</summary>
public static class BranchMessages
{
    /// <summary>The call whose result a test is of, where that is certain.</summary>
    public static CExpression.Call? Origin(FunctionView function, int node, ResultTest test)
    {
        var value = test.Operand;
        if (value is CExpression.Assign { Operator: "=" } assign)
            value = assign.Value;
        else if (test.Lvalue is { } lvalue && function.Effects[node].To(lvalue) is null)
            value = Origins.Of(function, node, lvalue).Sole?.Assignment is { Operator: "=" } last ? last.Value : null;

        return value?.Unwrapped as CExpression.Call;
    }

    /// <summary>The messages that are printed in the branch where a test holds, and only there.</summary>
    public static IEnumerable<CExpression.Call> In(FunctionView function, int node, ResultTest test, ImmutableArray<string> prints)
    {
        if (function.Graph.Nodes[node].Statement is not CStatement.If branch || test.Whole != function.ValueOf(node).Unwrapped)
            return [];

        return prints.SelectMany(name => function.Calls[name])
            .Where(call => branch.Then.Range.Contains(call.Call.Range.First))
            .Where(call => !IsBelowAnotherTest(branch.Then, call.Call.Range.First))
            .Select(call => call.Call);
    }

    /// <summary>A message that the patch only moves or wraps was there before.</summary>
    public static bool WasThere(FunctionAt at, CExpression.Call print) =>
        print.Arguments.OfType<CExpression.Text>().Select(at.Text).FirstOrDefault() is { } words
        && at.File.Runs.SelectMany(run => run.Removed).Any(line => line.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>A message for one of the errors may say more than the function could.</summary>
    private static bool IsBelowAnotherTest(CStatement statement, int token) =>
        statement.All().Any(inner => inner is CStatement.If or CStatement.Loop or CStatement.Switch && inner.Range.Contains(token));
}
