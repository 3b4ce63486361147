using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds failures after which a function returns what says success, or what was never set.</summary>
/// <param name="options"><c>allocates</c>, <c>prints</c>.</param>
public sealed class ErrorPathZero(RuleOptions options) : FunctionAnalyzer
{
    private const int LongestBranch = 4;

    private readonly ImmutableArray<string> _allocates = options.List("allocates");
    private readonly ImmutableArray<string> _prints = options.List("prints");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        foreach (var node in function.Graph.Nodes.Where(node => node is { Kind: FlowNodeKind.Test, Statement: CStatement.If }))
        {
            var choice = (CStatement.If)node.Statement;
            if (Leaving(choice.Then) is not { } leave
                || !at.IsAdded(leave.Range)
                || !IsFailure(function, node.Id, choice)
                || Returned(at, node.Id, leave) is not var (name, doubt)
                || function.Variables.Find(name) is { IsPlain: false } or { Type: not ("int" or "long" or "ssize_t" or "s32") }
                || function.Graph.Nodes.Any(inner => choice.Then.Range.Contains(inner.Statement.Range.First) && Changes(function, inner.Id, name))
                || IsTested(function, node.Id, name)
                || Known.At(function, node.Id, name) is not { } known
                || (known.IsInitial && !IsAllocation(function, node.Id))
                || !IsErrorVariable(function, name))
                continue;

            // the branch, where it is short, says more than its last line
            var branch = new TokenRange(choice.Condition.First, leave.Range.End);
            var (first, last) = function.LinesOf(branch);
            var isShort = last - first < LongestBranch && Enumerable.Range(first, last - first + 1).All(at.File.AddedLines.Contains);
            if ((isShort ? at.On(branch) : at.On(leave.Range, choice.Condition)) is { } remark)
                yield return (remark with { Doubt = doubt }).With("variable", name).With("test", function.TextOf(choice.Condition))
                    .With("state", known.IsUnset ? "was not set" : "says success");
        }
    }

    /// <summary>The goto or return that ends a branch in which nothing else decides.</summary>
    private static CStatement? Leaving(CStatement then)
    {
        var last = then is CStatement.Block { Body: [.., var end] } ? end : then;
        return last is CStatement.Goto { Target: not null } or CStatement.Return
            && !then.All().Any(inner => inner is CStatement.If or CStatement.Loop or CStatement.Switch or CStatement.Unknown)
            ? last
            : null;
    }

    /// <summary>Whether what the test sees is a failure for certain: of an allocation, or one that is printed as an error.</summary>
    private bool IsFailure(FunctionView function, int node, CStatement.If choice)
    {
        var condition = function.ValueOf(node).Unwrapped;
        if (ResultTest.In(condition, isCondition: true).FirstOrDefault() is not { } test || test.Whole != condition)
            return false;

        if (test.Kind is not (TestKind.Not or TestKind.IsErr or TestKind.Negative))
            return false;

        if (IsAllocation(function, node))
            return true;

        return _prints.Any(print => function.Calls[print].Any(call => choice.Then.Range.Contains(call.Call.Range.First)));
    }

    /// <summary>The condition is about the very variable, which then says what it says.</summary>
    private static bool IsTested(FunctionView function, int node, string name) =>
        function.Tests.Any(test => test.Node == node && test.Test.Lvalue?.Text == name);

    private bool IsAllocation(FunctionView function, int node)
    {
        if (ResultTest.In(function.ValueOf(node).Unwrapped, isCondition: true).FirstOrDefault() is not { } test)
            return false;

        var value = test.Operand;
        if (value is CExpression.Assign assign)
            value = assign.Value;
        else if (test.Lvalue is { } lvalue)
            value = Origins.Of(function, node, lvalue).Sole?.Assignment.Value ?? value;

        return test.Kind == TestKind.Not && value.Unwrapped is CExpression.Call { Callee: { } name } && _allocates.Contains(name);
    }

    /// <summary>The variable that is returned from there, with what could refute that.</summary>
    private static (string Name, string? Doubt)? Returned(FunctionAt at, int test, CStatement leave)
    {
        var function = at.Function;
        var step = function.Graph.Nodes.First(node => node.Statement == leave);
        if (leave is CStatement.Return { Value: var value })
            return Variable(function.Read(value)) is { } direct ? (direct, null) : null;

        var target = ((CStatement.Goto)leave).Target!;
        var ahead = Paths.Ahead(function, Paths.From(function, step.Id), _ => true);
        var returns = ahead.Select(step => function.Graph.Nodes[step]).Where(node => node.Kind == FlowNodeKind.Return).ToList();
        if (returns.Count == 0)
            return !function.ShowsEnd && Leading(at, target).SelectMany(label => SharedWith(function, label)).Distinct().ToList() is [var hidden]
                ? (hidden, "the end of the function is not shown")
                : null;

        var names = returns.Select(node => Variable(function.ValueOf(node.Id))).Distinct().ToList();
        return names is [{ } name] && function.ShowsEnd && !ahead.Any(behind => Changes(function, behind, name)) ? (name, null) : null;
    }

    /// <summary>A label, and those that another hunk shows below it with nothing in between that sets a variable or leaves.</summary>
    private static IEnumerable<string> Leading(FunctionAt at, string target)
    {
        yield return target;
        foreach (var fragment in at.File.New!.Fragments)
        {
            for (var i = 0; i < fragment.Tokens.Length; i++)
            {
                if (!IsLabel(fragment, i) || !fragment.Is(i, target))
                    continue;

                for (i += 2; i < fragment.Tokens.Length && !Interrupts(fragment, i); i++)
                {
                    if (IsLabel(fragment, i))
                        yield return fragment.Text(i).ToString();
                }
            }
        }
    }

    private static bool IsLabel(CFragment fragment, int token) =>
        fragment.Tokens[token].Kind == TokenKind.Word && fragment.BeginsLine(token) && fragment.Is(token + 1, ":");

    private static bool Interrupts(CFragment fragment, int token) =>
        fragment.Is(token, "return") || fragment.Is(token, "goto") || fragment.Is(token, "=") || fragment.Is(token, "}");

    /// <summary>The variables that hold an error where other gotos go to the same label.</summary>
    private static IEnumerable<string> SharedWith(FunctionView function, string target)
    {
        foreach (var choice in function.Body.Block.All().OfType<CStatement.If>())
        {
            if (!choice.Then.All().Any(inner => inner is CStatement.Goto { Target: { } name } && name == target))
                continue;

            foreach (var test in ResultTest.In(function.Read(choice.Condition), isCondition: true))
            {
                if (test.Kind is TestKind.Truth or TestKind.Negative && test.Lvalue is { IsMemory: false } lvalue && lvalue.Text == lvalue.Root)
                    yield return lvalue.Text;
            }

            foreach (var set in choice.Then.All().OfType<CStatement.Expression>())
            {
                if (function.Read(set.Value) is CExpression.Assign { Operator: "=", Target: CExpression.Name name, Value: CExpression.Unary { Operator: "-", Operand: CExpression.Name } })
                    yield return name.Spelling;
            }
        }
    }

    private static bool Changes(FunctionView function, int node, string name)
    {
        var lvalue = new Lvalue(name, name, IsMemory: false);
        return function.Effects[node].To(lvalue) is not null || function.Effects[node].MayChange(lvalue);
    }

    private static string? Variable(CExpression value) => value switch
    {
        CExpression.Name { Spelling: not "NULL" } name => name.Spelling,
        CExpression.Call { Callee: "ERR_PTR", Arguments: [CExpression.Name name] } => name.Spelling,
        _ => null,
    };

    /// <summary>Whether the function keeps error codes in a variable.</summary>
    private static bool IsErrorVariable(FunctionView function, string name) =>
        function.Effects.SelectMany(effects => effects.Assignments).Any(assignment => assignment.Target.Text == name
            && assignment.Value is CExpression.Unary { Operator: "-", Operand: CExpression.Name { Spelling: ['E', ..] } } or CExpression.Call { Callee: "PTR_ERR" })
        || function.Tests.Any(test => test.Test.Lvalue?.Text == name && test.Test.Kind is TestKind.Truth or TestKind.Negative);

    /// <summary>What is known of a variable where a test stands: that it is no error code, or was never set.</summary>
    /// <param name="IsUnset">Whether it was never set.</param>
    /// <param name="IsInitial">Whether on some way it is the zero that it began with.</param>
    private sealed record Known(bool IsUnset, bool IsInitial)
    {
        /// <summary>Walks back along all paths; null when one of them leaves it open.</summary>
        public static Known? At(FunctionView function, int node, string name)
        {
            var lvalue = new Lvalue(name, name, IsMemory: false);
            var seen = new HashSet<int>();
            var work = new Stack<int>([node]);
            var (zero, unset, initial) = (false, false, false);
            while (work.TryPop(out var at))
            {
                if (at != node || function.Effects[at].To(lvalue) is not null)
                {
                    if (function.Effects[at].To(lvalue) is { } assignment)
                    {
                        if (assignment.IsBare)
                            unset = true;
                        else if (assignment is { Operator: "=", Value: CExpression.Literal { Spelling: "0" } })
                            initial = true;
                        else
                            return null;

                        continue;
                    }

                    if (function.Effects[at].MayChange(lvalue) || function.IsOpen(at))
                        return null;
                }

                foreach (var edge in function.Into(at))
                {
                    if (IsNoError(function, edge, name))
                        zero = true;
                    else if (seen.Add(edge.From))
                        work.Push(edge.From);
                }
            }

            return (zero || initial, unset) switch
            {
                (true, false) => new Known(IsUnset: false, initial),
                (false, true) => new Known(IsUnset: true, IsInitial: false),
                _ => null,
            };
        }

        private static bool IsNoError(FunctionView function, FlowEdge edge, string name) =>
            function.Graph.Nodes[edge.From].Kind == FlowNodeKind.Test
            && edge.Branch is FlowBranch.True or FlowBranch.False
            && ResultTest.Decided(function.ValueOf(edge.From), edge.Branch == FlowBranch.True).Any(decided =>
                decided.Test.Lvalue?.Text == name
                && (decided.Test.Kind, decided.Holds) is (TestKind.Truth, false) or (TestKind.Not, true) or (TestKind.Negative, false));
    }
}
