using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds plain reads of a variable that the same function reads with READ_ONCE() and writes with WRITE_ONCE(), and in
/// which no lock is taken.
/// </summary>
/// <param name="options"><c>locks</c>: parts of the names of functions that take a lock or tell that one is held.</param>
public sealed class OnceMixed(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _locks = options.List("locks");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        if (!function.ShowsHead
            || !function.Calls.Contains("READ_ONCE")
            || !function.Calls.Contains("WRITE_ONCE")
            || function.Callees.Any(name => _locks.Any(part => name.Contains(part, StringComparison.Ordinal))))
            yield break;

        var written = Marked(function, "WRITE_ONCE");
        foreach (var marked in Marked(function, "READ_ONCE").Where(written.Contains))
        {
            foreach (var node in function.Graph.Nodes)
            {
                foreach (var read in function.Values(node).SelectMany(Plain))
                {
                    if (Lvalue.Of(read)?.Text == marked && at.IsAdded(read.Range) && at.On(read.Range) is { } remark)
                        yield return remark.With("variable", marked);
                }
            }
        }
    }

    private static HashSet<string> Marked(FunctionView function, string name) =>
        [.. function.Calls[name].Select(static call => call.Call.Arguments is [var first, ..] ? Lvalue.Of(first)?.Text : null).OfType<string>()];

    /// <summary>What is read or written without a mark.</summary>
    private static IEnumerable<CExpression> Plain(CExpression expression) => expression switch
    {
        CExpression.Call { Callee: "READ_ONCE" } => [],
        CExpression.Call { Callee: "WRITE_ONCE", Arguments: [_, var value, ..] } => Plain(value),
        CExpression.Unary { Operator: "&", IsPostfix: false } => [],
        CExpression.SizeOf => [],
        CExpression.Name or CExpression.Member => [expression],
        _ => expression.Parts.SelectMany(Plain),
    };
}
