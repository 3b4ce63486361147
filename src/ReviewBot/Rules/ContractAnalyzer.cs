using System.Collections.Immutable;
using ReviewBot.Source.Flow;

namespace ReviewBot.Rules;

/// <summary>Finds tests of results, and other uses, that the contract of the function makes pointless.</summary>
/// <param name="check">The functions, and what they return.</param>
public sealed class ContractAnalyzer(Check.Contract check) : FunctionAnalyzer
{
    /// <summary>What it finds in one function.</summary>
    public IEnumerable<Remark> In(FunctionAt at) => Look(at);

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var callee in at.Function.Callees)
        {
            if (check.IsAbout(callee))
                return Found(at);
        }

        return [];
    }

    private IEnumerable<Remark> Found(FunctionAt at)
    {
        var said = new HashSet<(int Node, int Token)>();
        return Uses(at).Where(use => said.Add((use.Node, use.Range.First)))
            .Select(use => Describe(at, use))
            .OfType<Remark>();
    }

    private IEnumerable<Use> Uses(FunctionAt at)
    {
        foreach (var (node, test) in at.Function.Tests)
        {
            if (WrongTests.Suspects(check.Returns, test.Kind)
                && ResultOf(at.Function, node, test) is { } result
                && WrongTests.Holds(at.Function, check.Returns, node, test, result))
                yield return new Use(node, test.Whole.Range, result) { Test = test.Kind };
        }

        var others = check.Returns switch
        {
            Returned.BytesNotCopied => Passed(at.Function),
            Returned.LengthOrErrno => Added(at.Function),
            _ => [],
        };
        foreach (var use in others)
            yield return use;
    }

    /// <summary>The result that a test is of, where that is certain.</summary>
    private Result? ResultOf(FunctionView function, int node, ResultTest test) => test.Operand switch
    {
        CExpression.Call call when IsOurs(call) => new Result([call], null, new HashSet<int>()),
        CExpression.Assign { Operator: "=" } assign when Call(assign.Value) is { } call =>
            new Result([call], Lvalue.Of(assign.Target), new HashSet<int>()),
        _ when test.Lvalue is { } lvalue => ResultIn(function, node, lvalue),
        _ => null,
    };

    private Result? ResultIn(FunctionView function, int node, Lvalue lvalue)
    {
        if (function.Effects[node].To(lvalue) is not null || function.Effects[node].MayChange(lvalue))
            return null;

        var origins = Origins.Of(function, node, lvalue);
        if (origins.IsOpen || origins.Assignments.IsEmpty)
            return null;

        var calls = ImmutableArray.CreateBuilder<CExpression.Call>();
        foreach (var (_, assignment) in origins.Assignments)
        {
            if (assignment is not { Operator: "=", Value: { } value } || Call(value) is not { } call)
                return null;

            calls.Add(call);
        }

        return new Result(calls.DrainToImmutable(), lvalue, origins.Between);
    }

    private CExpression.Call? Call(CExpression value) => value.Unwrapped switch
    {
        CExpression.Call call when IsOurs(call) => call,
        CExpression.Cast cast => Call(cast.Value),
        _ => null,
    };

    private bool IsOurs(CExpression.Call call) => call.Callee is { } name && check.IsAbout(name);

    /// <summary>A count of bytes that is handed to the caller as if it were an error code.</summary>
    private IEnumerable<Use> Passed(FunctionView function)
    {
        if (IsCount(function) || !function.Graph.Nodes.Any(node => node.Kind == FlowNodeKind.Return && IsErrorCode(function.ValueOf(node.Id))))
            yield break;

        foreach (var node in function.Graph.Nodes.Where(node => node is { Kind: FlowNodeKind.Return, Value.IsEmpty: false }))
        {
            var value = function.ValueOf(node.Id);
            var result = Call(value) is { } call ? new Result([call], null, new HashSet<int>())
                : Lvalue.Of(value) is { IsMemory: false } lvalue ? ResultIn(function, node.Id, lvalue)
                : null;
            if (result is not null && !IsKnownZero(function, node.Id, result))
                yield return new Use(node.Id, node.Statement.Range, result);
        }
    }

    /// <summary>Whether the head says that no result is negative: then callers ask only whether it is zero.</summary>
    private static bool IsCount(FunctionView function)
    {
        var head = function.Body.Function;
        return function.ShowsHead && Enumerable.Range(head.HeadToken, Math.Max(0, head.OpenToken - head.HeadToken))
            .TakeWhile(token => !function.Fragment.Is(token, head.Name))
            .Any(token => function.Fragment.Is(token, "unsigned") || function.Fragment.Is(token, "size_t"));
    }

    /// <summary>Whether all ways to a step are such that a test has found the result to be zero.</summary>
    private static bool IsKnownZero(FunctionView function, int node, Result result)
    {
        if (result.Kept is not { } lvalue)
            return false;

        var seen = new HashSet<int>();
        var work = new Stack<int>([node]);
        while (work.TryPop(out var at))
        {
            foreach (var edge in function.Into(at))
            {
                if (IsZero(function, edge, lvalue) || !seen.Add(edge.From))
                    continue;

                if (!result.Between.Contains(edge.From))
                    return false;

                work.Push(edge.From);
            }
        }

        return true;
    }

    private static bool IsZero(FunctionView function, FlowEdge edge, Lvalue lvalue) =>
        function.Graph.Nodes[edge.From].Kind == FlowNodeKind.Test
        && edge.Branch is FlowBranch.True or FlowBranch.False
        && ResultTest.Decided(function.ValueOf(edge.From), edge.Branch == FlowBranch.True).Any(decided =>
            decided.Test.Lvalue?.Text == lvalue.Text
            && (decided.Test.Kind, decided.Holds) is (TestKind.Not, true) or (TestKind.Truth, false) or (TestKind.Positive, false));

    private static bool IsErrorCode(CExpression value) =>
        value is CExpression.Unary { Operator: "-", Operand: CExpression.Name { Spelling: ['E', ..] } };

    /// <summary>A length that may be an error code and is added to something.</summary>
    private IEnumerable<Use> Added(FunctionView function) =>
        from node in function.Graph.Nodes
        from assign in function.All(node).OfType<CExpression.Assign>()
        where assign.Operator == "+="
        let call = Call(assign.Value)
        where call is not null
        select new Use(node.Id, assign.Range, new Result([call], null, new HashSet<int>()));

    private Remark? Describe(FunctionAt at, Use use)
    {
        var call = use.Result.Calls[0];
        ImmutableArray<TokenRange> ranges = [use.Range, .. use.Result.Calls.Select(each => each.Range)];
        var places = ranges.DistinctBy(range => at.Function.LinesOf(range)).ToArray();
        if (at.On(places) is not { } remark)
            return null;

        var test = at.Function.TextOf(use.Range);
        var code = check.Returns == Returned.Null ? CodeOf(at.Function, use.Result.Kept) : null;
        remark = remark.With("function", call.Callee!)
            .With("test", test.TrimEnd(';'))
            .With("result", use.Result.Kept?.Text ?? $"{call.Callee}(...)")
            .With("code", code is null ? "" : $", with an error code in place of {code}");
        return remark with { Fixup = code is null ? FixupOf(at, use, remark) : null };
    }

    /// <summary>Where the function takes an error code out of a pointer: it is success when that is NULL.</summary>
    private static string? CodeOf(FunctionView function, Lvalue? kept) => function.Calls["PTR_ERR"]
        .Where(taken => kept is not null && taken.Call.Arguments is [var of] && Lvalue.Of(of)?.Text == kept.Text)
        .Select(taken => function.TextOf(taken.Call.Range))
        .FirstOrDefault();

    /// <summary>The line with the right test in place of the wrong one, where both are on one line.</summary>
    private string? FixupOf(FunctionAt at, Use use, Remark remark)
    {
        var (first, last) = at.Function.LinesOf(use.Range);
        if (check.Fixup is null
            || use.Test is not (TestKind.Not or TestKind.IsErr or TestKind.Negative or TestKind.NotPositive)
            || use.Result.Kept is null
            || first != last || remark.Place.Line != first || remark.Place.EndLine != first)
            return null;

        var line = at.File.Runs.SelectMany(run => run.Added)
            .Where(added => added.NewLine == first)
            .Select(added => added.Text.TrimEnd('\n', '\r'))
            .FirstOrDefault();
        var test = at.Function.TextOf(use.Range);
        return line is not null && line.Split(test) is [var before, var after]
            ? before + check.Fixup.Fill(remark.Values) + after
            : null;
    }

    private sealed record Use(int Node, TokenRange Range, Result Result)
    {
        /// <summary>What kind of test it is; null when it is none.</summary>
        public TestKind? Test { get; init; }
    }
}

/// <summary>The result of a call, where it is used.</summary>
/// <param name="Calls">The calls that it may come from.</param>
/// <param name="Kept">What it is kept in; null when it is used right away.</param>
/// <param name="Between">The steps between the call and the use.</param>
public sealed record Result(ImmutableArray<CExpression.Call> Calls, Lvalue? Kept, IReadOnlySet<int> Between);
