using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds references that a function gets, hands on to nobody, and gives back nowhere.</summary>
/// <param name="options">
/// <c>gets</c>: what returns a reference, and what gives it back; <c>borrows</c>: beginnings of the names of functions
/// that keep nothing.
/// </param>
public sealed class NeverPut(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string[]> _gets = [.. options.List("gets").Select(static one => one.Split(' '))];
    private readonly ImmutableArray<string> _borrows = options.List("borrows");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        foreach (var get in _gets.Where(get => function.Calls.Contains(get[0])))
        {
            if (!function.IsWhole)
                yield break;

            foreach (var (node, call) in function.Calls[get[0]])
            {
                if (function.Effects[node].Of(call)?.Target is { IsMemory: false } kept
                    && kept.Text == kept.Root
                    && function.Variables.Find(kept.Text) is { IsParameter: false, Declaration: CStatement.Declaration declared }
                    && !IsManaged(function, declared)
                    && !Escapes(function, kept)
                    && IsUsed(function, kept)
                    && at.IsAdded(call.Range)
                    && at.On(call.Range) is { } remark)
                    yield return remark.With("get", get[0]).With("give", get[1]).With("value", kept.Text);
            }
        }
    }

    /// <summary>It lives longer than the call, or is given back by the compiler.</summary>
    private static bool IsManaged(FunctionView function, CStatement.Declaration declared)
    {
        for (var i = declared.Range.First; i < declared.Range.End; i++)
        {
            if (function.Fragment.Is(i, "__free") || function.Fragment.Is(i, "static"))
                return true;
        }

        return false;
    }

    private static bool IsUsed(FunctionView function, Lvalue kept) => function.Graph.Nodes
        .SelectMany(node => function.All(node))
        .Any(part => part is CExpression.Member member && Lvalue.Of(member.Object)?.Text == kept.Text
            || part is CExpression.Call call && call.Arguments.Any(argument => Lvalue.Of(argument)?.Text == kept.Text));

    /// <summary>It is stored, returned, given back, passed to what may do so, or its address is taken.</summary>
    private bool Escapes(FunctionView function, Lvalue kept)
    {
        foreach (var node in function.Graph.Nodes)
        {
            if (node.Kind is FlowNodeKind.Round or FlowNodeKind.Unknown && function.TextOf(node.Value).Contains(kept.Text, StringComparison.Ordinal))
                return true;

            foreach (var value in function.All(node))
            {
                var escapes = value switch
                {
                    CExpression.Call call => call.Arguments.Any(argument => IsIt(argument, kept))
                        && !(call.Callee is { } name && _borrows.Any(borrow => name.StartsWith(borrow, StringComparison.Ordinal))),
                    CExpression.Assign assign => IsIt(assign.Value, kept),
                    CExpression.Conditional choice => IsIt(choice.Then, kept) || IsIt(choice.Else, kept),
                    CExpression.Unary { Operator: "&", IsPostfix: false } address => Lvalue.Of(address.Operand)?.Root == kept.Root,
                    CExpression.Binary { Operator: "+" or "-" or "," } sum => IsIt(sum.Left, kept) || IsIt(sum.Right, kept),
                    CExpression.Unknown unknown => function.TextOf(unknown.Range).Contains(kept.Text, StringComparison.Ordinal),
                    _ => false,
                };
                if (escapes)
                    return true;
            }

            if (node.Kind == FlowNodeKind.Return && IsIt(function.ValueOf(node.Id), kept))
                return true;

            if (node.Statement is CStatement.Declaration declaration
                && declaration.Declarators.Any(declared => !declared.Value.IsEmpty && IsIt(function.Read(declared.Value), kept)))
                return true;
        }

        return false;
    }

    private static bool IsIt(CExpression expression, Lvalue kept) => Lvalue.Of(expression)?.Text == kept.Text;
}
