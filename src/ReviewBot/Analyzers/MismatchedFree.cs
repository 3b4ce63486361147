using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds what was got by one function and is given back by another than the one that belongs to it.</summary>
/// <param name="options"><c>gets</c>, <c>gives-back-wrongly</c> (function:argument).</param>
public sealed class MismatchedFree(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _gets = options.List("gets");

    private readonly ImmutableArray<(string Function, int Argument)> _wrong =
    [
        .. options.List("gives-back-wrongly").Select(entry => entry.Split(':'))
            .Select(parts => (parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var (function, argument) in _wrong)
        {
            foreach (var (node, call) in at.Function.Calls[function])
            {
                if (call.Arguments.Length >= argument
                    && Lvalue.Of(call.Arguments[argument - 1]) is { } lvalue
                    && (Origin(at.Function, node, lvalue) ?? InDriverData(at, node, lvalue)) is var (got, range)
                    && (range is { } here ? at.On(call.Range, here) : at.On(call.Range)) is { } remark)
                    yield return remark.With("get", got).With("free", function).With("value", lvalue.Text);
            }
        }
    }

    private (string Get, TokenRange? At)? Origin(FunctionView function, int node, Lvalue lvalue)
    {
        var origins = Origins.Of(function, node, lvalue);
        if (origins.IsOpen || origins.Assignments.IsEmpty)
            return null;

        var calls = new List<CExpression.Call>();
        foreach (var (_, assignment) in origins.Assignments)
        {
            var value = assignment.Value;
            while (value is CExpression.Cast cast)
                value = cast.Value;

            if (assignment.Operator != "=" || value is not CExpression.Call { Callee: { } name } call || !_gets.Contains(name))
                return null;

            calls.Add(call);
        }

        return (calls[0].Callee!, calls[0].Range);
    }

    /// <summary>
    /// The private data of a device, where the one place of the file that sets it sets what was got in that way.
    /// </summary>
    private (string Get, TokenRange? At)? InDriverData(FunctionAt at, int node, Lvalue lvalue)
    {
        if (lvalue.IsMemory
            || at.File.New is not { } source
            || Origins.Of(at.Function, node, lvalue).Sole?.Assignment.Value is not CExpression.Call { Callee: { } getter, Arguments: [var of] }
            || !getter.EndsWith("_get_drvdata", StringComparison.Ordinal))
            return null;

        var setter = getter.Replace("_get_", "_set_", StringComparison.Ordinal);
        var setters = FunctionView.Of(source, (_, _) => true)
            .SelectMany(function => function.Calls[setter].Select(call => (function, call)))
            .ToList();
        return setters is [(var setting, { Call.Arguments: [_, var data] } call)]
            && at.Text(of).Length > 0
            && Lvalue.Of(data) is { } kept
            && Origin(setting, call.Node, kept) is var (got, _)
            ? (got, null)
            : null;
    }
}
