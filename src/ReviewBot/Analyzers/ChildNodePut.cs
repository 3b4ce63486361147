using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds ways out of a loop over the children of a node on which the reference that the loop holds is not put.
/// </summary>
/// <param name="options"><c>loops</c> (macro:argument of the child), <c>puts</c>.</param>
public sealed class ChildNodePut(RuleOptions options) : FunctionAnalyzer
{
    private readonly Dictionary<string, int> _loops = options.List("loops")
        .Select(entry => entry.Split(':'))
        .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private readonly System.Collections.Immutable.ImmutableArray<string> _puts = options.List("puts");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var loop in at.Function.Body.Block.All().OfType<CStatement.Loop>())
        {
            if (loop.Macro is { } macro
                && _loops.TryGetValue(macro, out var place)
                && Child(at.Function, loop, place) is { } child)
            {
                // one cause, however many ways out
                if (Exits(at, loop, child).ToList() is [var remark, .. var others])
                    yield return (remark with { Related = [.. others.Select(other => other.Place)] })
                        .With("loop", macro).With("child", child).With("put", _puts[0]);
            }
        }
    }

    private static string? Child(FunctionView function, CStatement.Loop loop, int place)
    {
        var head = function.TextOf(loop.Head).Split(',');
        return place <= head.Length && head[place - 1].Trim() is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : null;
    }

    private IEnumerable<Remark> Exits(FunctionAt at, CStatement.Loop loop, string child)
    {
        var function = at.Function;
        var round = function.Graph.Nodes.FirstOrDefault(node => node.Kind == FlowNodeKind.Round && node.Statement == loop);
        if (round.Statement is null || IsKept(function, loop, child))
            yield break;

        var inside = Paths.Ahead(
            function,
            Paths.From(function, round.Id).Where(edge => edge.Branch == FlowBranch.True),
            node => node != round.Id && loop.Body.Range.Contains(FirstToken(function, node)) && !Puts(function, node, child));
        foreach (var node in inside.Order())
        {
            if (!loop.Body.Range.Contains(FirstToken(function, node)) || Puts(function, node, child))
                continue;

            var step = function.Graph.Nodes[node];
            var leaves = step switch
            {
                { Kind: FlowNodeKind.Return } => !HandsOn(function, step.Value, child),
                { Statement: CStatement.Goto { Target: { } target } } => LeaksAt(function, loop, target, child),
                _ => false,
            };
            if (leaves && at.IsAdded(step.Statement.Range) && at.On(WithTest(loop, step.Statement)) is { } remark)
                yield return remark;
        }

        foreach (var leave in Breaks(loop.Body).Where(leave => !IsUsedBehind(function, loop, child)))
        {
            var before = function.Graph.Nodes.LastOrDefault(node => node.Id != function.Graph.Exit.Id
                && FirstToken(function, node.Id) is var first && first >= 0 && first < leave.Range.First);
            if (before.Statement is not null && inside.Contains(before.Id) && !Puts(function, before.Id, child)
                && loop.Body.Range.Contains(FirstToken(function, before.Id))
                && function.ShowsEnd && at.IsAdded(leave.Range) && at.On(WithTest(loop, leave)) is { } remark)
                yield return remark;
        }
    }

    /// <summary>The exit with the test that leads to it, where they stand close together.</summary>
    private static TokenRange WithTest(CStatement.Loop loop, CStatement leave)
    {
        var choice = loop.Body.All().OfType<CStatement.If>().LastOrDefault(choice =>
            choice.Then == leave || (choice.Then is CStatement.Block { Body: { Length: <= 4 } body } && body.Contains(leave)));
        return choice is null ? leave.Range : new TokenRange(choice.Range.First, leave.Range.End);
    }

    /// <summary>The child itself is handed on: returned, stored, or taken over by what it is passed to.</summary>
    private static bool IsKept(FunctionView function, CStatement.Loop loop, string child) =>
        function.Graph.Nodes.Any(node => loop.Body.Range.Contains(FirstToken(function, node.Id))
            && function.Effects[node.Id].Assignments.Any(assignment =>
                assignment.Value is { } value && Lvalue.Of(value) is { } from && from.Text == child))
        || function.Calls["device_set_node"].Any(call => loop.Body.Range.Contains(call.Call.Range.First)
            && call.Call.Arguments is [_, var node] && IsOf(function, node, child));

    private bool Puts(FunctionView function, int node, string child) =>
        _puts.Any(put => function.Calls[put].Any(call =>
            call.Node == node && call.Call.Arguments is [var of] && Same(function, function.TextOf(of.Range), child)))
        || function.Effects[node].To(new Lvalue(child, child, IsMemory: false)) is not null;

    /// <summary>Whether a name is the child, or the same node in another type.</summary>
    private static bool Same(FunctionView function, string name, string child) => name == child
        || function.Effects.SelectMany(effects => effects.Assignments).Any(assignment => assignment.Target.Text == name
            && assignment.Value is CExpression.Call { Callee: "to_of_node" or "of_fwnode_handle", Arguments: [CExpression.Name of] }
            && of.Spelling == child);

    /// <summary>Whether an expression is the child, or the same node in another type.</summary>
    private static bool IsOf(FunctionView function, CExpression value, string child) => value.Unwrapped switch
    {
        CExpression.Name name => Same(function, name.Spelling, child),
        CExpression.Call { Callee: "to_of_node" or "of_fwnode_handle", Arguments: [var of] } => IsOf(function, of, child),
        _ => false,
    };

    /// <summary>Whether the child is returned, or a pointer that was made of it and may be the child again.</summary>
    private static bool HandsOn(FunctionView function, TokenRange range, string child) =>
        function.Read(range) is var value
        && (IsOf(function, value, child)
            || (Lvalue.Of(value) is { } kept
                && function.Variables.Find(kept.Text) is { Pointers: > 0 }
                && function.Effects.SelectMany(effects => effects.Assignments).Any(assignment => assignment.Target.Text == kept.Text
                    && assignment.Value is CExpression.Call call && call.Arguments.Any(argument => IsOf(function, argument, child)))));

    /// <summary>Whether no step from a label outside the loop to the end puts the child, or hands it on.</summary>
    private static bool LeaksAt(FunctionView function, CStatement.Loop loop, string label, string child)
    {
        var mark = function.Graph.Nodes.FirstOrDefault(node => node.Statement is CStatement.Label { Name: var name } && name == label);
        if (mark.Statement is null || loop.Body.Range.Contains(mark.Statement.Range.First))
            return false;

        var ahead = Paths.Ahead(function, Paths.From(function, mark.Id), _ => true);
        return function.ShowsEnd && !ahead.Any(node => UsesAtAll(function, node, child));
    }

    private static bool IsUsedBehind(FunctionView function, CStatement.Loop loop, string child) =>
        function.Graph.Nodes.Any(node => FirstToken(function, node.Id) >= loop.Range.End && UsesAtAll(function, node.Id, child));

    private static bool UsesAtAll(FunctionView function, int node, string child)
    {
        var range = function.Graph.Nodes[node] is { Kind: FlowNodeKind.Exit } ? default : function.Graph.Nodes[node].Value;
        for (var i = range.First; i < range.End; i++)
        {
            if (function.Fragment.Tokens[i].Kind == TokenKind.Word && Same(function, function.Fragment.Text(i).ToString(), child))
                return true;
        }

        return false;
    }

    /// <summary>The breaks that leave this loop, and none in it.</summary>
    private static IEnumerable<CStatement.Break> Breaks(CStatement statement) => statement switch
    {
        CStatement.Break leave => [leave],
        CStatement.Loop or CStatement.Switch => [],
        _ => statement.Parts.SelectMany(Breaks),
    };

    private static int FirstToken(FunctionView function, int node) =>
        function.Graph.Nodes[node] is { Kind: FlowNodeKind.Entry or FlowNodeKind.Exit } ? -1 : function.Graph.Nodes[node].Statement.Range.First;
}
