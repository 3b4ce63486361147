using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds times that are passed in another unit than the function takes.</summary>
/// <param name="options"><c>functions</c> (function:argument), <c>unit</c>.</param>
public sealed class TimeUnit(RuleOptions options) : FunctionAnalyzer
{
    private readonly string _unit = options.Text("unit");

    private readonly ImmutableArray<(string Function, int Argument)> _functions =
    [
        .. options.List("functions").Select(entry => entry.Split(':'))
            .Select(parts => (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture))),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var (function, argument) in _functions)
        {
            foreach (var (node, call) in at.Function.Calls[function])
            {
                if (call.Arguments.Length >= argument
                    && UnitOf(at.Function, node, call.Arguments[argument - 1], deep: true) is { } unit
                    && unit != _unit
                    && at.On(call.Range) is { } remark)
                    yield return remark.With("function", function)
                        .With("argument", at.Text(call.Arguments[argument - 1]))
                        .With("given", Word(unit));
            }
        }
    }

    private static string Word(string unit) => unit switch
    {
        "ms" => "milliseconds",
        "us" => "microseconds",
        "absolute" => "a point in time",
        _ => unit,
    };

    /// <summary>The unit of an expression by what it is made of; null where that is not certain.</summary>
    private static string? UnitOf(FunctionView function, int node, CExpression expression, bool deep) => expression switch
    {
        CExpression.Name { Spelling: "HZ" } => "jiffies",
        CExpression.Call
        {
            Callee: "msecs_to_jiffies" or "usecs_to_jiffies" or "secs_to_jiffies",
        } => "jiffies",
        CExpression.Call { Callee: "jiffies_to_msecs" or "ktime_to_ms" } => "ms",
        CExpression.Call { Callee: "jiffies_to_usecs" or "ktime_to_us" } => "us",
        CExpression.Name { Spelling: var name } when !name.Any(char.IsAsciiLetterLower) => UnitOfConstant(name),
        CExpression.Binary { Operator: "*" or "/" } scaled => (
            UnitOf(function, node, scaled.Left, deep), UnitOf(function, node, scaled.Right, deep), scaled) switch
        {
            ("jiffies", null, { Right: CExpression.Literal }) => "jiffies",
            (null, "jiffies", { Left: CExpression.Literal, Operator: "*" }) => "jiffies",
            _ => null,
        },
        CExpression.Binary { Operator: "+" } sum when IsJiffies(sum.Left) || IsJiffies(sum.Right) => "absolute",
        CExpression.Binary { Operator: "+" } sum => (
            UnitOf(function, node, sum.Left, deep), UnitOf(function, node, sum.Right, deep)) switch
        {
            var (left, right) when left == right => left,
            _ => null,
        },
        CExpression.Name variable when deep
            && Origins.Of(function, node, new Lvalue(variable.Spelling, variable.Spelling, IsMemory: false)).Sole is var (from, assignment)
            && assignment is { Operator: "=", Value: { } value } => UnitOf(function, from, value, deep: false),
        _ => null,
    };

    /// <summary>The counter; alone it may as well be a variable of the same name.</summary>
    private static bool IsJiffies(CExpression expression) => expression is CExpression.Name { Spelling: "jiffies" };

    /// <summary>By custom, a constant says what it is in.</summary>
    private static string? UnitOfConstant(string name) => name[(name.LastIndexOf('_') + 1)..] switch
    {
        "MS" or "MSEC" or "MSECS" => "ms",
        "US" or "USEC" or "USECS" => "us",
        "JIFFIES" => "jiffies",
        _ => null,
    };
}
