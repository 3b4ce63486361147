using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>Follows statements, and joins the ends that are left open to the step that comes next.</summary>
internal sealed class FlowBuilder(CFragment fragment)
{
    private readonly ImmutableArray<FlowNode>.Builder _nodes = ImmutableArray.CreateBuilder<FlowNode>();
    private readonly List<FlowEdge> _edges = [];
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly List<(int From, string Label)> _gotos = [];
    private List<(int From, FlowBranch Branch)> _open = [];
    private List<(int From, FlowBranch Branch)>? _breaks;
    private List<(int From, FlowBranch Branch)>? _continues;
    private (int Node, bool HasDefault)? _switch;
    private bool _isWhole = true;

    public FlowGraph Build(CStatement.Block body)
    {
        Add(FlowNodeKind.Entry, body, default);
        Follow(body);
        foreach (var (from, label) in _gotos)
        {
            if (_labels.TryGetValue(label, out var target))
                _edges.Add(new FlowEdge(from, target, FlowBranch.Always, target <= from));
            else
                _isWhole = false;
        }

        var exit = Add(FlowNodeKind.Exit, body, default);
        foreach (var node in _nodes)
        {
            if (node.Kind is FlowNodeKind.Return or FlowNodeKind.Unknown)
                _edges.Add(new FlowEdge(node.Id, exit, FlowBranch.Always, IsBack: false));
        }

        var edges = FlowGraph.Ordered(_edges, _nodes.Count);
        return new FlowGraph(_nodes.DrainToImmutable(), edges, _isWhole);
    }

    private int Add(FlowNodeKind kind, CStatement statement, TokenRange value)
    {
        var id = _nodes.Count;
        _nodes.Add(new FlowNode(id, kind, statement, value));
        Join(_open, id);
        _open.Clear();
        _open.Add((id, FlowBranch.Always));
        if (kind != FlowNodeKind.Unknown && HoldsStatements(value))
            _isWhole = false;

        return id;
    }

    private void Join(List<(int From, FlowBranch Branch)> ends, int target)
    {
        foreach (var (from, branch) in ends)
            _edges.Add(new FlowEdge(from, target, branch, target <= from));
    }

    private bool HoldsStatements(TokenRange value)
    {
        for (var i = value.First; i < value.End; i++)
        {
            if (fragment.Is(i, "{") && fragment.Is(fragment.CodeBefore(i), "("))
                return true;
        }

        return false;
    }

    private void Follow(CStatement statement)
    {
        switch (statement)
        {
            case CStatement.Block block:
                foreach (var inner in block.Body)
                    Follow(inner);

                break;

            case CStatement.If choice:
                If(choice);
                break;

            case CStatement.Loop loop:
                Loop(loop);
                break;

            case CStatement.Switch choice:
                Switch(choice);
                break;

            case CStatement.Case label:
                if (_switch is { } around)
                {
                    _open.Add((around.Node, label.IsDefault ? FlowBranch.Default : FlowBranch.Case));
                    _switch = (around.Node, around.HasDefault || label.IsDefault);
                }
                else
                {
                    _isWhole = false;
                }

                Add(FlowNodeKind.Mark, label, default);
                break;

            case CStatement.Label label:
                var mark = Add(FlowNodeKind.Mark, label, default);
                _isWhole &= _labels.TryAdd(label.Name, mark);
                break;

            case CStatement.Goto jump:
                var from = Add(FlowNodeKind.Step, jump, default);
                if (jump.Target is { } target)
                    _gotos.Add((from, target));
                else
                    _isWhole = false;

                _open.Clear();
                break;

            case CStatement.Return leave:
                Add(FlowNodeKind.Return, leave, leave.Value);
                _open.Clear();
                break;

            case CStatement.Break:
                Leave(_breaks);
                break;

            case CStatement.Continue:
                Leave(_continues);
                break;

            case CStatement.Declaration declaration:
                Add(FlowNodeKind.Step, declaration, declaration.Range);
                break;

            case CStatement.Expression expression:
                Add(FlowNodeKind.Step, expression, expression.Value);
                if (EndsAll(expression.Value))
                    _open.Clear();

                break;

            case CStatement.Configured choice:
                Configured(choice);
                break;

            case CStatement.Unknown:
                Add(FlowNodeKind.Unknown, statement, statement.Range);
                _isWhole = false;
                break;

            case CStatement.Empty:
                break;
        }
    }

    private void Leave(List<(int From, FlowBranch Branch)>? ends)
    {
        if (ends is null)
            _isWhole = false;
        else
            ends.AddRange(_open);

        _open.Clear();
    }

    private void If(CStatement.If choice)
    {
        var test = Add(FlowNodeKind.Test, choice, choice.Condition);
        _open = Ends(test, FlowBranch.True, choice.Condition);
        Follow(choice.Then);
        var then = _open;
        _open = Ends(test, FlowBranch.False, choice.Condition);
        if (choice.Else is not null)
            Follow(choice.Else);

        _open.AddRange(then);
    }

    private void Loop(CStatement.Loop loop)
    {
        var (breaks, continues) = (_breaks, _continues);
        (_breaks, _continues) = ([], []);
        if (loop.Start is not null)
            Follow(loop.Start);

        switch (loop.Kind)
        {
            case LoopKind.Do:
                var first = _nodes.Count;
                Follow(loop.Body);
                _open.AddRange(_continues);
                var again = Add(FlowNodeKind.Test, loop, loop.Condition);
                Join(Ends(again, FlowBranch.True, loop.Condition), first);
                _open = Ends(again, FlowBranch.False, loop.Condition);
                break;

            case LoopKind.Once:
                Add(FlowNodeKind.Mark, loop, loop.Head);
                Follow(loop.Body);
                _open.AddRange(_continues);
                break;

            default:
                var test = loop.Kind == LoopKind.Macro
                    ? Add(FlowNodeKind.Round, loop, loop.Head)
                    : Add(FlowNodeKind.Test, loop, loop.Condition);
                _open = Ends(test, FlowBranch.True, loop.Condition);
                Follow(loop.Body);
                _open.AddRange(_continues);
                if (!loop.Step.IsEmpty)
                    Add(FlowNodeKind.Step, loop, loop.Step);

                Join(_open, test);
                _open = loop is { Kind: LoopKind.For, Condition.IsEmpty: true }
                    ? []
                    : Ends(test, FlowBranch.False, loop.Condition);
                break;
        }

        _open.AddRange(_breaks);
        (_breaks, _continues) = (breaks, continues);
    }

    private void Switch(CStatement.Switch choice)
    {
        var (breaks, around) = (_breaks, _switch);
        var node = Add(FlowNodeKind.Choice, choice, choice.Value);
        (_breaks, _switch, _open) = ([], (node, false), []);
        Follow(choice.Body);
        if (_switch is { HasDefault: false })
            _open.Add((node, FlowBranch.Default));

        _open.AddRange(_breaks);
        (_breaks, _switch) = (breaks, around);
    }

    private void Configured(CStatement.Configured choice)
    {
        var node = Add(FlowNodeKind.Configured, choice, default);
        var ends = new List<(int, FlowBranch)>();
        foreach (var branch in choice.Branches)
        {
            _open = [(node, FlowBranch.Always)];
            Follow(branch);
            ends.AddRange(_open);
        }

        if (!choice.IsOneTaken)
            ends.Add((node, FlowBranch.Always));

        _open = ends;
    }

    /// <summary>The end of a test in one direction; none when it is a constant that goes the other way.</summary>
    private List<(int From, FlowBranch Branch)> Ends(int test, FlowBranch branch, TokenRange condition)
    {
        if (condition.End == condition.First + 1)
        {
            var isTrue = fragment.Is(condition.First, "1") || fragment.Is(condition.First, "true");
            var isFalse = fragment.Is(condition.First, "0") || fragment.Is(condition.First, "false");
            if ((isTrue && branch == FlowBranch.False) || (isFalse && branch == FlowBranch.True))
                return [];
        }

        return [(test, branch)];
    }

    /// <summary>Whether a call never comes back.</summary>
    private bool EndsAll(TokenRange value) =>
        fragment.Is(fragment.CodeAfter(value.First), "(")
        && fragment.Text(value.First) is "BUG" or "panic" or "unreachable" or "__builtin_unreachable" or "do_exit"
            or "make_task_dead" or "BUILD_BUG" or "nmi_panic";
}
