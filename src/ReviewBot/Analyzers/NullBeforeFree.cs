using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds tests for NULL around nothing but a call that takes NULL.</summary>
/// <param name="options"><c>functions</c>.</param>
public sealed class NullBeforeFree(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _functions = options.List("functions");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var choice in at.Function.Body.Block.All().OfType<CStatement.If>())
        {
            if (choice.Else is null
                && Only(choice.Then) is { } only
                && at.Function.Read(only.Value) is CExpression.Call { Callee: { } function, Arguments: [var freed] }
                && _functions.Contains(function)
                && ResultTest.In(at.Function.Read(choice.Condition), isCondition: true).ToList() is [{ Kind: TestKind.Truth } test]
                && test.Whole == at.Function.Read(choice.Condition).Unwrapped
                && test.Operand is not CExpression.Call
                && at.Text(test.Operand) == at.Text(freed)
                && at.On(choice.Condition, only.Range) is { } remark
                && at.IsAdded(choice.Condition))
                yield return remark.With("function", function).With("value", at.Text(freed));
        }
    }

    private static CStatement.Expression? Only(CStatement statement) => statement switch
    {
        CStatement.Expression expression => expression,
        CStatement.Block { Body: [CStatement.Expression expression] } => expression,
        _ => null,
    };
}
