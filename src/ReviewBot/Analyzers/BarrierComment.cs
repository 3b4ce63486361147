using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds new memory barriers with no comment near them that speaks of what is ordered.</summary>
/// <param name="options"><c>barriers</c>; <c>above</c>: how many lines above a comment may stand.</param>
public sealed partial class BarrierComment(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _barriers = options.List("barriers");
    private readonly int _above = options.Number("above");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var (node, call) in _barriers.SelectMany(name => at.Function.Calls[name]))
        {
            var token = call.Range.First;
            var line = at.Function.LineOf(token);
            if (at.IsAdded(token)
                && at.Function.ValueOf(node) == call
                && !IsBeforeWakeUp(at.Function, node)
                && !WasThere(at.File, line, call.Callee!)
                && at.File.New!.At(line) is { } fragment
                && !Comments(fragment, line).Any(comment => IsOfOrder(fragment, comment)))
                yield return new Remark(at.Patch, at.PlaceOf(call.Range)).With("barrier", call.Callee!);
        }
    }

    /// <summary>What wake_up_bit() needs in front of it, its documentation says.</summary>
    private static bool IsBeforeWakeUp(FunctionView function, int node) => function.Graph.From(node) is [var edge]
        && function.ValueOf(edge.To) is CExpression.Call { Callee: "wake_up_bit" or "wake_up_var" };

    /// <summary>A barrier that the patch moves, or that takes the place of another one, keeps its reason.</summary>
    private bool WasThere(FileView file, int line, string name) => file.Runs
        .SelectMany(static run => run.Removed)
        .Any(removed => removed.Text.Contains($"{name}(", StringComparison.Ordinal))
        || file.Runs.Where(run => run.NewLines.Contains(line)).SelectMany(static run => run.Removed)
            .Any(removed => _barriers.Any(barrier => removed.Text.Contains($"{barrier}(", StringComparison.Ordinal)));

    /// <summary>The comments on the line, right below it, and those above that end no more than so many lines before.</summary>
    private IEnumerable<CComment> Comments(CFragment fragment, int line) => fragment.Comments
        .Where(comment => comment.FirstLine <= line + 1 && comment.LastLine >= line - _above);

    private static bool IsOfOrder(CFragment fragment, CComment comment)
    {
        for (var i = comment.FirstToken; i <= comment.LastToken; i++)
        {
            if (Order.IsMatch(fragment.Text(i)))
                return true;
        }

        return false;
    }

    [GeneratedRegex(
        @"barrier|\w?mb\b|order|pair|before|after|visib|see[ns]?\b|ensure|make sure|sure|guarantee|race|racing|concurren|cpu|sync|stor|load|read|writ|flush|commit|publish|observ|update|prior|until|wait|first|complet|cache|coheren|propagat|match|full|drain|post",
        RegexOptions.IgnoreCase)]
    private static partial Regex Order { get; }
}
