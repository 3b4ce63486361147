using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds error codes that are collected with <c>|=</c> in a variable that is then returned or printed.</summary>
/// <param name="options"><c>functions</c>: beginnings of the names of functions that return error codes.</param>
public sealed class ErrnoOr(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _functions = options.List("functions");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        foreach (var name in function.Effects.SelectMany(static effects => effects.Assignments)
            .Where(static assignment => assignment is { Operator: "|=", Target.IsMemory: false })
            .Select(static assignment => assignment.Target.Text).Distinct().ToList())
        {
            var collected = function.Effects.SelectMany(static effects => effects.Assignments)
                .Where(assignment => assignment.Target.Text == name && assignment is { Operator: "=" or "|=" } && IsErrno(assignment.Value))
                .ToList();
            if (collected.Count < 2 || Returned(function, name) is not { } leave || function.Variables.Find(name) is { Type: not ("int" or "s32" or "ssize_t" or "long") })
                continue;

            var first = collected.FirstOrDefault(assignment => assignment.Operator == "|=" && at.IsAdded(assignment.Token));
            if (first?.Value is CExpression.Call call
                && new TokenRange(first.Token, call.Range.End) is var range
                && at.On(range, leave) is { } remark)
                yield return remark.With("variable", name).With("function", call.Callee!);
        }
    }

    private bool IsErrno(CExpression? value) => value is CExpression.Call { Callee: { } name }
        && _functions.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>The return that hands the mix on as an error code.</summary>
    private static TokenRange? Returned(FunctionView function, string name)
    {
        foreach (var node in function.Graph.Nodes)
        {
            if (node.Kind == FlowNodeKind.Return
                && function.ValueOf(node.Id) is var value
                && (value is CExpression.Name { Spelling: var direct } && direct == name
                    || value is CExpression.Call { Callee: "dev_err_probe", Arguments: [_, CExpression.Name { Spelling: var printed }, ..] } && printed == name)
                && Origins.Of(function, node.Id, new Lvalue(name, name, IsMemory: false)).Assignments.Any(static origin => origin.Assignment.Operator == "|="))
                return node.Statement.Range;
        }

        return null;
    }
}
