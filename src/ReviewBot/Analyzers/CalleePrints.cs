using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds messages about the failure of a function of the same file that prints one itself on each way on which it fails.
/// </summary>
/// <param name="options"><c>prints</c>; <c>reports</c>: what prints and is returned.</param>
public sealed class CalleePrints(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _prints = options.List("prints");
    private readonly ImmutableArray<string> _reports = options.List("reports");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        if (!_prints.Any(at.Function.Calls.Contains))
            yield break;

        foreach (var (node, test) in at.Function.Tests)
        {
            if (at.Function.Graph.Nodes[node].Kind != FlowNodeKind.Test
                || test.Kind is not (TestKind.Truth or TestKind.Negative)
                || BranchMessages.Origin(at.Function, node, test) is not { Callee: { } name } call)
                continue;

            var print = BranchMessages.In(at.Function, node, test, _prints).FirstOrDefault();
            if (print is not null
                && at.IsAdded(print.Range)
                && SaysNoMore(print, test)
                && !BranchMessages.WasThere(at, print)
                && Printed(at.File.New!, name) is { } printed
                && at.On(print.Range, call.Range) is { } remark)
                yield return (remark with { Related = [.. remark.Related, new Place(at.File.Path, Side.New, printed, printed)] })
                    .With("function", name).With("print", print.Callee!);
        }
    }

    /// <summary>A message with more than the error code in it may say what the function that failed cannot know.</summary>
    private static bool SaysNoMore(CExpression.Call print, ResultTest test) => print.Arguments
        .SkipWhile(static argument => argument is not CExpression.Text).Skip(1)
        .All(argument => Lvalue.Of(argument)?.Text == test.Lvalue?.Text);

    /// <summary>The line of the first message of a function that prints one wherever it fails.</summary>
    private int? Printed(CSource source, string name)
    {
        var found = FunctionView.Of(source, static (_, _) => true).Where(function => function.Name == name).ToList();
        if (found is not [{ IsWhole: true } function] || function.Variables.All.Any(static variable => variable is { IsParameter: false, Pointers: 0, Type: "bool" }))
            return null;

        int? first = null;
        foreach (var node in function.Graph.Nodes.Where(static node => node.Kind == FlowNodeKind.Return))
        {
            if (function.ValueOf(node.Id) is CExpression.Literal { Spelling: "0" })
                continue;

            if (Message(function, node) is not { } message)
                return null;

            first ??= function.LineOf(message);
        }

        return first;
    }

    /// <summary>The message that is printed right where it returns.</summary>
    private int? Message(FunctionView function, FlowNode leave)
    {
        if (function.ValueOf(leave.Id) is CExpression.Call { Callee: { } report } && _reports.Contains(report))
            return leave.Statement.Range.First;

        foreach (var choice in function.Body.Block.All().OfType<CStatement.If>())
        {
            var body = choice.Then is CStatement.Block block ? block.Body : [choice.Then];
            if (!body.Contains(leave.Statement))
                continue;

            return body.OfType<CStatement.Expression>()
                .Where(said => function.Read(said.Value) is CExpression.Call { Callee: { } print } && _prints.Contains(print))
                .Select(said => (int?)said.Range.First)
                .FirstOrDefault();
        }

        return null;
    }
}
