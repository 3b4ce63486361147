using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds returns that keep what was got, in functions that give it back on other ways out.
/// </summary>
/// <param name="options"><c>gets</c>, <c>gives-back</c>, <c>borrows</c> (beginnings of names).</param>
public sealed class ExitLeak(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _gets = options.List("gets");
    private readonly ImmutableArray<string> _gives = options.List("gives-back");
    private readonly ImmutableArray<string> _borrows = options.List("borrows");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        if (!function.Graph.IsWhole || !function.ShowsEnd || !_gives.Any(function.Calls.Contains))
            yield break;

        foreach (var (node, call) in _gets.SelectMany(get => function.Calls[get]))
        {
            var kept = function.Effects[node].Of(call)?.Target;
            if (kept is not { IsMemory: false } || function.Variables.Find(kept.Text) is not { IsParameter: false } || Escapes(function, kept))
                continue;

            var ahead = Paths.Ahead(function, Live(function, node, kept), step => !Ends(function, step, kept));
            if (!ahead.Any(step => Gives(function, step, kept)))
                continue;

            foreach (var step in Reached(function, node, kept))
            {
                var leave = function.Graph.Nodes[step].Statement;
                if (at.On(leave.Range, call.Range) is { } remark)
                    yield return remark.With("get", call.Callee!).With("value", kept.Text).With("give", _gives.First(function.Calls.Contains))
                        .With("leave", function.TextOf(leave.Range).TrimEnd(';'));
            }
        }
    }

    /// <summary>The returns that are reached with the reference, by edges on which it is not known to be NULL.</summary>
    private IEnumerable<int> Reached(FunctionView function, int node, Lvalue kept)
    {
        var seen = new HashSet<int>();
        var work = new Stack<int>(Live(function, node, kept).Select(edge => edge.To));
        while (work.TryPop(out var at))
        {
            if (!seen.Add(at) || Ends(function, at, kept))
                continue;

            if (function.Graph.Nodes[at].Kind == FlowNodeKind.Return)
            {
                yield return at;
                continue;
            }

            foreach (var edge in Live(function, at, kept))
                work.Push(edge.To);
        }
    }

    private static IEnumerable<FlowEdge> Live(FunctionView function, int node, Lvalue kept)
    {
        var test = function.Graph.Nodes[node].Kind == FlowNodeKind.Test ? function.ValueOf(node) : null;
        return Paths.From(function, node).Where(edge => test is null
            || edge.Branch is not (FlowBranch.True or FlowBranch.False)
            || !MayBeNull(ResultTest.Decided(test, edge.Branch == FlowBranch.True), kept)
                && !(edge.Branch == FlowBranch.True && ResultTest.In(test, true).Any(part => part.Lvalue?.Text == kept.Text)));
    }

    private static bool MayBeNull(IEnumerable<(ResultTest Test, bool Holds)> decided, Lvalue kept) => decided.Any(one =>
        one.Test.Lvalue?.Text == kept.Text
        && (one.Test.Kind, one.Holds) is (TestKind.Not or TestKind.IsErr or TestKind.IsErrOrNull, true) or (TestKind.Truth, false));

    private bool Gives(FunctionView function, int node, Lvalue kept) => _gives.Any(give => function.Calls[give].Any(call =>
        call.Node == node && call.Call.Arguments.Any(of => Lvalue.Of(of)?.Text == kept.Text)));

    private bool Ends(FunctionView function, int node, Lvalue kept) =>
        Gives(function, node, kept)
        || function.Effects[node].To(kept) is not null
        || (function.Graph.Nodes[node] is { Kind: FlowNodeKind.Return, Value.IsEmpty: false }
            && function.ValueOf(node).All().Any(part => Lvalue.Of(part)?.Text == kept.Text));

    /// <summary>Somebody else may have it: it is stored, its address taken, or it is passed to what may keep it.</summary>
    private bool Escapes(FunctionView function, Lvalue kept) =>
        function.Effects.Any(effects => effects.Addressed.Any(addressed => addressed.Root == kept.Root)
            || effects.Assignments.Any(assignment => assignment.Value is { } value && Lvalue.Of(value)?.Text == kept.Text))
        || function.Calls.Any(calls => !_gives.Contains(calls.Key)
            && !_borrows.Any(borrow => calls.Key.StartsWith(borrow, StringComparison.Ordinal))
            && calls.Any(call => call.Call.Arguments.Any(argument => Lvalue.Of(argument)?.Text == kept.Text)))
        || function.Graph.Nodes.Any(node => node.Kind == FlowNodeKind.Round && function.TextOf(node.Value).Contains(kept.Text, StringComparison.Ordinal));
}
