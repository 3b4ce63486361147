using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds what is assigned to itself.</summary>
/// <param name="options">None.</param>
public sealed class SelfAssignment(RuleOptions options) : FunctionAnalyzer
{
    /// <inheritdoc/>
    protected override bool IsAboutKernel => false;

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        foreach (var effects in at.Function.Effects)
        {
            foreach (var assignment in effects.Assignments)
            {
                if (assignment is { IsDeclaration: false, Operator: "=", Value: { } value }
                    && value is CExpression.Name or CExpression.Member or CExpression.Index
                    && Lvalue.Of(value)?.Text == assignment.Target.Text
                    && assignment.Target.Text.Any(char.IsAsciiLetterLower)
                    && !(value is CExpression.Name name && IsAllOf(at.Function, name.Spelling))
                    && !IsBeforeBarrier(at.Function, value.Range.End)
                    && at.On(new TokenRange(assignment.Token, value.Range.End)) is { } remark)
                    yield return remark.With("value", assignment.Target.Text);
            }
        }
    }

    /// <summary>Whether a name stands nowhere else, and is assigned to keep the compiler from saying so.</summary>
    private static bool IsAllOf(FunctionView function, string name)
    {
        var body = function.Body.Function;
        return function.IsWhole
            && Enumerable.Range(body.OpenToken, body.CloseToken - body.OpenToken).Count(token => function.Fragment.Is(token, name)) == 2;
    }

    /// <summary>A register may be written with what it holds, to clear it; a barrier behind it says so.</summary>
    private static bool IsBeforeBarrier(FunctionView function, int end)
    {
        var next = function.Fragment.CodeAfter(end);
        return next < function.Fragment.Tokens.Length && function.Fragment.Text(next).EndsWith("mb", StringComparison.Ordinal);
    }
}
