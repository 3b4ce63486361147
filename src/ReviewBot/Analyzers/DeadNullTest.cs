using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds tests for NULL of a parameter that each caller of a static function gives an address.</summary>
/// <param name="options">None.</param>
public sealed class DeadNullTest(RuleOptions options) : FunctionAnalyzer
{
    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        var function = at.Function;
        if (at.File.New is not { IsWhole: true } source || !function.IsWhole || !IsStatic(function))
            yield break;

        foreach (var (node, test) in function.Tests)
        {
            if (test.Kind != TestKind.Not
                || test.Operand is not CExpression.Name name
                || !at.IsAdded(test.Whole.Range)
                || function.Variables.Find(name.Spelling) is not { IsParameter: true, Pointers: 1 }
                || function.Effects.Any(effects => effects.Assignments.Any(assignment => assignment.Target.Text == name.Spelling)
                    || effects.Addressed.Any(addressed => addressed.Text == name.Spelling)))
                continue;

            var position = function.Body.Function.Parameters.ToList().FindIndex(parameter => parameter.Name == name.Spelling);
            if (position >= 0
                && Callers(source, function.Name, position) is { } calls
                && at.On(test.Whole.Range) is { } remark)
                yield return remark.With("parameter", name.Spelling).With("function", function.Name).With("argument", calls);
        }
    }

    private static bool IsStatic(FunctionView function)
    {
        for (var i = function.Body.Function.HeadToken; i < function.Body.Function.OpenToken; i++)
        {
            if (function.Fragment.Is(i, "static"))
                return true;
        }

        return false;
    }

    /// <summary>What the callers give, if each of them gives an address; null when one does not, or there is none.</summary>
    private static string? Callers(CSource source, string name, int position)
    {
        var uses = source.Fragments.Sum(fragment => Enumerable.Range(0, fragment.Tokens.Length)
            .Count(i => fragment.Is(i, name) && fragment.Tokens[i].Kind == TokenKind.Word));
        var definitions = source.Items.Count(item => item.Item is CFunction && item.Item.Name == name);
        var calls = FunctionView.Of(source, static (_, _) => true)
            .SelectMany(function => function.Calls[name].Select(call => (Function: function, call.Call)))
            .ToList();

        // a use that is no call may be a call by pointer
        if (calls.Count == 0 || definitions != 1 || calls.Count + definitions != uses)
            return null;

        return calls.All(call => call.Call.Arguments.Length > position
            && call.Call.Arguments[position] is CExpression.Unary { Operator: "&", IsPostfix: false })
            ? calls[0].Function.TextOf(calls[0].Call.Arguments[position].Range)
            : null;
    }
}
