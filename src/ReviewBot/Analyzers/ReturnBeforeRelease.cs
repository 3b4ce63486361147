using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds new returns in front of the statement that lets go of what was taken before them.
/// </summary>
/// <param name="options">
/// <c>pairs</c>: what lets go, and what the names begin with that take; <c>lasting</c>: those of the first that other
/// functions may do; <c>takes</c>, <c>gives</c>: parts of the names of functions that may take or let go, too.
/// </param>
public sealed class ReturnBeforeRelease(RuleOptions options) : FunctionAnalyzer
{
    private readonly ILookup<string, string> _pairs =
        options.List("pairs").Select(static pair => pair.Split(' ')).ToLookup(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);

    private readonly ImmutableArray<string> _lasting = options.List("lasting");
    private readonly ImmutableArray<string> _takes = options.List("takes");
    private readonly ImmutableArray<string> _gives = options.List("gives");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        if (!_pairs.Any(pair => function.Calls.Contains(pair.Key)))
            yield break;

        var around = new Dictionary<CStatement, CStatement>(ReferenceEqualityComparer.Instance);
        foreach (var outer in function.Body.Block.All())
        {
            foreach (var inner in outer.Parts)
                around[inner] = outer;
        }

        foreach (var choice in around.Keys.OfType<CStatement.If>().Where(static choice => choice.Else is null).OrderBy(static choice => choice.Range.First))
        {
            if (Leaving(choice.Then) is { } leave
                && at.IsAdded(leave.Range)
                && IsFailure(function, choice, leave)
                && !LetsGo(function, choice.Range)
                && Skipped(function, around, choice) is { } skipped
                && !MayLetGo(at, choice, skipped.Callee!)
                && at.On(leave.Range, skipped.Range) is { } remark)
                yield return remark.With("leave", function.TextOf(leave.Range).TrimEnd(';')).With("release", function.TextOf(skipped.Range));
        }
    }

    /// <summary>The return that a branch without other decisions ends in.</summary>
    private static CStatement.Return? Leaving(CStatement then) =>
        then.All().Any(static inner => inner is CStatement.If or CStatement.Loop or CStatement.Switch or CStatement.Unknown or CStatement.Configured)
            ? null
            : then as CStatement.Return ?? (then as CStatement.Block)?.Body.LastOrDefault() as CStatement.Return;

    /// <summary>What is let go behind a test, on the way that goes on from there, and is held where the test stands.</summary>
    private CExpression.Call? Skipped(FunctionView function, Dictionary<CStatement, CStatement> around, CStatement.If choice)
    {
        for (CStatement at = choice; around.TryGetValue(at, out var outer); at = outer)
        {
            foreach (var next in outer is CStatement.Block block ? block.Body.SkipWhile(inner => inner != at).Skip(1) : [])
            {
                if (next is CStatement.Expression { Value: var value }
                    && function.Read(value) is CExpression.Call { Callee: { } name } release
                    && _pairs.Contains(name))
                    return IsHeld(function, choice, release) ? release : null;

                if (next is CStatement.Break or CStatement.Continue)
                    break;

                if (next is CStatement.Return or CStatement.Goto or CStatement.Unknown or CStatement.Configured
                    || next.All().Any(static inner => inner is CStatement.Goto or CStatement.Unknown))
                    return null;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether it returns an error; a function may keep a lock on purpose when all went well, and then its caller lets go.
    /// </summary>
    private static bool IsFailure(FunctionView function, CStatement.If choice, CStatement.Return leave) => function.Read(leave.Value) switch
    {
        CExpression.Unary { Operator: "-", Operand: CExpression.Name } => true,
        CExpression.Call { Callee: "PTR_ERR" or "ERR_PTR" or "ERR_CAST" or "dev_err_probe" } => true,
        CExpression.Name name => ResultTest.In(function.Read(choice.Condition), isCondition: true).Any(test =>
            test.Kind is TestKind.Truth or TestKind.Negative or TestKind.IsErr && test.Lvalue?.Text == name.Spelling),
        _ => false,
    };

    private bool IsHeld(FunctionView function, CStatement.If choice, CExpression.Call release)
    {
        var node = function.Graph.Nodes.FirstOrDefault(step => step.Kind == FlowNodeKind.Test && step.Statement == choice);
        if (node.Statement is null || MayDecide(function, node.Id, release.Callee!))
            return false;

        var taken = Of(function, name => Takes(release.Callee!, name), release);
        var given = Of(function, name => name == release.Callee, release);

        // taken again behind the test, or first let go of, so held from the start
        if (taken.Any(call => call.First > choice.Range.First && call.First < release.Range.First)
            || (taken.Count > 0 && given.Any(call => call.First < taken.Min(take => take.First))))
            return false;

        if (Paths.AlwaysBehind(function, node.Id, step => taken.Any(call => call.Node == step), step => given.Any(call => call.Node == step)))
            return true;

        // what is taken above what is shown: nothing that is shown takes it, and no other function has to give it back
        return !function.ShowsHead
            && taken.Count == 0
            && !given.Any(call => call.First < choice.Range.First)
            && !(_lasting.Contains(release.Callee!) && _gives.Any(part => function.Name.Contains(part, StringComparison.Ordinal)))
            && !function.Calls.Any(calls => IsTaking(calls.Key) && calls.Any(call => call.Call.Range.First < release.Range.First));
    }

    /// <summary>Whether what is tested is a function of the file that lets go by itself, as some do when they fail.</summary>
    private static bool MayLetGo(FunctionAt at, CStatement.If choice, string release)
    {
        var node = at.Function.Graph.Nodes.First(step => step.Kind == FlowNodeKind.Test && step.Statement == choice);
        var tested = at.Function.Tests.Where(test => test.Node == node.Id)
            .Select(test => BranchMessages.Origin(at.Function, node.Id, test.Test)?.Callee)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return tested.Count > 0
            && FunctionView.Of(at.File.New!, static (_, _) => true).Any(other => tested.Contains(other.Name) && other.Calls.Contains(release));
    }

    private bool Takes(string release, string name) =>
        _pairs[release].Any(take => name.StartsWith(take, StringComparison.Ordinal))
        && !_pairs.Contains(name)
        && !name.EndsWith("init", StringComparison.Ordinal);

    /// <summary>Whether the test may be of what takes it, or of whether it is taken.</summary>
    private bool MayDecide(FunctionView function, int node, string release) => function.Tests
        .Where(test => test.Node == node)
        .Any(test => test.Test.Lvalue is { } lvalue
            && (Origins.Of(function, node, lvalue).Sole?.Assignment.Value ?? test.Test.Operand) is var value
            && value.All().OfType<CExpression.Call>().Any(call => call.Callee is { } name
                && (IsTaking(name) || Takes(release, name))))
        || function.ValueOf(node).All().OfType<CExpression.Call>().Any(call => call.Callee is { } name && IsTaking(name));

    private static List<(int Node, int First)> Of(FunctionView function, Func<string, bool> isIt, CExpression.Call release) =>
        [.. function.Calls.Where(calls => isIt(calls.Key)).SelectMany(calls => calls)
            .Where(call => Same(function, call.Call, release))
            .Select(call => (call.Node, call.Call.Range.First))];

    private static bool Same(FunctionView function, CExpression.Call one, CExpression.Call other) =>
        (one.Arguments, other.Arguments) is ([var left, ..], [var right, ..])
            ? function.TextOf(left.Range) == function.TextOf(right.Range)
            : one.Arguments.IsEmpty && other.Arguments.IsEmpty;

    private bool LetsGo(FunctionView function, TokenRange range) => function.Calls.Any(calls =>
        _gives.Any(part => calls.Key.Contains(part, StringComparison.Ordinal))
        && !_pairs.Any(pair => Takes(pair.Key, calls.Key))
        && calls.Any(call => range.Contains(call.Call.Range.First)));

    private bool IsTaking(string name) =>
        _takes.Any(part => name.Contains(part, StringComparison.Ordinal))
        && !_gives.Any(part => name.Contains(part, StringComparison.Ordinal));
}
