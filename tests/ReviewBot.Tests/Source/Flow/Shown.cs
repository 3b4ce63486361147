using ReviewBot.Source;
using ReviewBot.Source.Flow;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Source.Flow;

/// <summary>Small functions, and what was read in them, as text that a table can hold.</summary>
internal static class Shown
{
    public static CFragment Fragment(string text) => new(new Fragment(1, text, ""), isWhole: true);

    /// <summary>A function with these statements.</summary>
    public static FunctionBody Body(string statements)
    {
        var fragment = Fragment($"int f(int a)\n{{\n{statements}\n}}\n");
        return FunctionBody.Of(fragment, Assert.IsType<CFunction>(Assert.Single(fragment.Items)));
    }

    public static string Tree(FunctionBody body) => string.Join(' ', body.Block.Body.Select(inner => Tree(body, inner)));

    /// <summary>Each edge as <c>from-to</c> by the text of the steps, with the branch.</summary>
    public static string Edges(FunctionBody body) => string.Join(
        "; ", body.Flow.Edges.Select(edge => $"{Step(body, edge.From)} {Arrow(edge)} {Step(body, edge.To)}"));

    public static string Expression(CExpression expression) => expression switch
    {
        CExpression.Name name => name.Spelling,
        CExpression.Literal literal => literal.Spelling,
        CExpression.Text => "text",
        CExpression.Call call => $"{Expression(call.Function)}({Expressions(call.Arguments)})",
        CExpression.Member member => $"[{Expression(member.Object)}{(member.IsArrow ? "->" : ".")}{member.Field}]",
        CExpression.Index index => $"{Expression(index.Array)}[{Expression(index.At)}]",
        CExpression.Unary { IsPostfix: true } unary => $"({Expression(unary.Operand)} {unary.Operator})",
        CExpression.Unary unary => $"({unary.Operator} {Expression(unary.Operand)})",
        CExpression.Binary binary => $"({Expression(binary.Left)} {binary.Operator} {Expression(binary.Right)})",
        CExpression.Assign assign => $"({Expression(assign.Target)} {assign.Operator} {Expression(assign.Value)})",
        CExpression.Conditional choice =>
            $"({Expression(choice.Condition)} ? {Expression(choice.Then)} : {Expression(choice.Else)})",
        CExpression.Cast cast => $"cast({Expression(cast.Value)})",
        CExpression.SizeOf => "sizeof",
        CExpression.Comma comma => $"({Expressions(comma.Expressions)})",
        CExpression.Unknown => "?",
        _ => throw new InvalidOperationException(),
    };

    private static string Expressions(IEnumerable<CExpression> all) => string.Join(", ", all.Select(Expression));

    private static string Tree(FunctionBody body, CStatement statement) => statement switch
    {
        CStatement.Block block => $"{{{string.Join(' ', block.Body.Select(inner => Tree(body, inner)))}}}",
        CStatement.If choice =>
            $"if({Text(body, choice.Condition)} {Tree(body, choice.Then)}{(choice.Else is { } other ? " else " + Tree(body, other) : "")})",
        CStatement.Loop { Kind: LoopKind.For } loop =>
            $"for({(loop.Start is { } start ? Tree(body, start) : "-")} {Text(body, loop.Condition)} {Text(body, loop.Step)} {Tree(body, loop.Body)})",
        CStatement.Loop { Macro: { } name } loop => $"{loop.Kind}({name} {Text(body, loop.Head)} {Tree(body, loop.Body)})",
        CStatement.Loop loop => $"{loop.Kind}({Text(body, loop.Condition)} {Tree(body, loop.Body)})",
        CStatement.Switch choice => $"switch({Text(body, choice.Value)} {Tree(body, choice.Body)})",
        CStatement.Case { IsDefault: true } => "default",
        CStatement.Case label => $"case({Text(body, label.Value)})",
        CStatement.Label label => $"label({label.Name})",
        CStatement.Goto jump => $"goto({jump.Target ?? "?"})",
        CStatement.Return leave => $"return({Text(body, leave.Value)})",
        CStatement.Break => "break",
        CStatement.Continue => "continue",
        CStatement.Declaration declaration => $"declare({Text(body, declaration.Type)}:{string.Join(',', declaration.Declarators.Select(one => Declared(body, one)))})",
        CStatement.Expression expression => $"do({Text(body, expression.Value)})",
        CStatement.Configured choice =>
            $"config({string.Join('|', choice.Branches.Select(branch => Tree(body, branch)))}{(choice.IsOneTaken ? "" : "|")})",
        CStatement.Empty => "empty",
        CStatement.Unknown => "unknown",
        _ => throw new InvalidOperationException(),
    };

    private static string Declared(FunctionBody body, Declarator one) =>
        new string('*', one.Pointers) + one.Name + Text(body, one.Suffix) + (one.Value.IsEmpty ? "" : "=" + Text(body, one.Value));

    private static string Text(FunctionBody body, TokenRange range)
    {
        var texts = new List<string>();
        for (var i = range.First; i < range.End; i++)
            texts.Add(body.Fragment.Text(i).ToString());

        return string.Concat(texts);
    }

    private static string Step(FunctionBody body, int id)
    {
        var node = body.Flow.Nodes[id];
        return node.Kind switch
        {
            FlowNodeKind.Entry => "in",
            FlowNodeKind.Exit => "out",
            FlowNodeKind.Return => $"return({Text(body, node.Value)})",
            FlowNodeKind.Mark or FlowNodeKind.Configured when node.Value.IsEmpty => Text(body, new(node.Statement.Range.First, node.Statement.Range.First + 2)),
            FlowNodeKind.Step when node.Value.IsEmpty => Text(body, node.Statement.Range),
            FlowNodeKind.Test when node.Value.IsEmpty => "always",
            _ => Text(body, node.Value),
        };
    }

    private static string Arrow(FlowEdge edge) => (edge.Branch, edge.IsBack) switch
    {
        (FlowBranch.Always, false) => ">",
        (FlowBranch.Always, true) => "^",
        (FlowBranch.True, _) => edge.IsBack ? "^yes" : "yes",
        (FlowBranch.False, _) => edge.IsBack ? "^no" : "no",
        (FlowBranch.Case, _) => "case",
        _ => "default",
    };
}
