using System.Collections.Immutable;
using ReviewBot.Source.Flow;

namespace ReviewBot.Source.Contracts;

/// <summary>
/// Follows every path through a function. States that differ are kept apart as long as they are few, so that
/// <c>if (ret) goto out;</c> still means something where <c>out</c> returns <c>ret</c>.
/// </summary>
internal sealed class PathWalk
{
    private const int MostStates = 10;
    private const int MostSteps = 6000;

    private readonly FunctionBody _body;
    private readonly FlowGraph _flow;
    private readonly Locals _locals;
    private readonly Evaluation _values;
    private readonly Refinement _refinement;
    private readonly Effects _effects;
    private readonly CExpression?[] _expressions;
    private readonly bool?[] _isTouched;
    private readonly List<PathState>?[] _seen;
    private readonly PriorityQueue<(int Node, PathState State), int> _open = new();
    private readonly ReturnValue?[] _returned;

    private PathWalk(FunctionBody body, Func<string, int> placeOfName)
    {
        (_body, _flow, _locals) = (body, body.Flow, Locals.Of(body));
        _values = new Evaluation(body.Fragment, _locals, placeOfName);
        _refinement = new Refinement(_locals, _values);
        _effects = new Effects(_locals, _values);
        _expressions = new CExpression?[_flow.Nodes.Length];
        _isTouched = new bool?[_flow.Nodes.Length];
        _seen = new List<PathState>?[_flow.Nodes.Length];
        _returned = new ReturnValue?[_flow.Nodes.Length];
    }

    /// <summary>The return statements of a function; null when not every path is understood.</summary>
    public static ImmutableArray<ReturnSummary>? Of(FunctionBody body, Func<string, int> placeOfName) =>
        body.Flow.IsWhole ? new PathWalk(body, placeOfName).Walk() : null;

    private ImmutableArray<ReturnSummary>? Walk()
    {
        Follow();
        var first = new PathState([.. _locals.Followed.Select(name => _body.Function.Parameters.Any(parameter => parameter.Name == name) ? ReturnValue.Anything : ReturnValue.None)]);
        Reach(0, first);
        for (var steps = 0; _open.TryDequeue(out var next, out _); steps++)
        {
            if (steps > MostSteps || _values.IsLost)
                return null;

            // merged away in the meantime
            if (_seen[next.Node]!.Contains(next.State))
                Step(_flow.Nodes[next.Node], next.State);
        }

        if (_values.IsLost)
            return null;

        return [.. _flow.Nodes.Where(node => _returned[node.Id] is not null)
            .Select(node => new ReturnSummary(_body.LineOf(node.Statement.Range.First), _returned[node.Id]!))];
    }

    /// <summary>Finds the variables that what is returned depends on.</summary>
    private void Follow()
    {
        var fresh = new Queue<string>();
        void Add(CExpression value)
        {
            foreach (var name in Sources(value))
            {
                if (_locals.Follow(name))
                    fresh.Enqueue(name);
            }
        }

        foreach (var node in _flow.Nodes)
        {
            if (node.Kind == FlowNodeKind.Return && !node.Value.IsEmpty)
                Add(Expression(node));
        }

        if (fresh.Count == 0)
            return;

        var assigning = _flow.Nodes.Where(node => node.Statement is CStatement.Declaration || Assigns(node.Value)).ToList();
        while (fresh.TryDequeue(out var name))
        {
            foreach (var node in assigning)
            {
                if (!_values.Names(node.Value, name))
                    continue;

                if (node.Statement is CStatement.Declaration declaration)
                {
                    foreach (var declarator in declaration.Declarators.Where(one => one.Name == name && !one.Value.IsEmpty))
                        Add(_body.Read(declarator.Value));

                    continue;
                }

                foreach (var assign in Expression(node).All().OfType<CExpression.Assign>())
                {
                    if (assign.Target is CExpression.Name target && target.Spelling == name)
                        Add(assign.Value);
                }
            }
        }
    }

    /// <summary>Whether any of the tokens may be an assignment.</summary>
    private bool Assigns(TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (_body.Fragment.Tokens.ItemRef(i).Kind == TokenKind.Punctuator && Operators.Assignment(_body.Fragment.Text(i)) is not null)
                return true;
        }

        return false;
    }

    /// <summary>The names whose values may be the value of an expression.</summary>
    private static IEnumerable<string> Sources(CExpression value) => value switch
    {
        CExpression.Name name => [name.Spelling],
        CExpression.Conditional choice => Sources(choice.Then).Concat(Sources(choice.Else)).Concat(Tested(choice.Condition)),
        CExpression.Cast cast => Sources(cast.Value),
        CExpression.Comma comma => Sources(comma.Expressions[^1]),
        CExpression.Assign assign => Sources(assign.Value),
        CExpression.Unary { Operator: "-" or "+" } unary => Sources(unary.Operand),
        CExpression.Call { Callee: "ERR_PTR" or "IOMEM_ERR_PTR" or "PTR_ERR" or "PTR_ERR_OR_ZERO" or "ERR_CAST" or "likely" or "unlikely", Arguments: [var first, ..] } => Sources(first),
        CExpression.Call { Callee: "dev_err_probe", Arguments: [_, var second, ..] } => Sources(second),
        _ => [],
    };

    private static IEnumerable<string> Tested(CExpression condition) =>
        condition.All().OfType<CExpression.Name>().Select(static name => name.Spelling);

    private CExpression Expression(FlowNode node) => _expressions[node.Id] ??= _body.Read(node.Value);

    private bool IsTouched(FlowNode node) => _isTouched[node.Id] ??=
        !node.Value.IsEmpty && (_locals.Touches(_body.Fragment, node.Value) || (_locals.Escaped.Count > 0 && _body.Fragment.Tokens.AsSpan(node.Value.First, node.Value.End - node.Value.First).Length > 2));

    private void Step(FlowNode node, PathState state)
    {
        switch (node.Kind)
        {
            case FlowNodeKind.Return:
                if (!node.Value.IsEmpty)
                {
                    var value = Expression(node);
                    var after = IsTouched(node) ? _effects.Of(value, state) : state;
                    _returned[node.Id] = (_returned[node.Id] ?? ReturnValue.None).Or(_values.Of(value, after));
                }

                return;

            case FlowNodeKind.Test when !node.Value.IsEmpty && IsTouched(node):
                Branch(node, state);
                return;

            case FlowNodeKind.Choice when IsTouched(node):
                Choose(node, state);
                return;

            case FlowNodeKind.Round:
                Round(node, state);
                return;

            case FlowNodeKind.Step when IsTouched(node):
                state = node.Statement is CStatement.Declaration declaration ? Declare(declaration, state) : _effects.Of(Expression(node), state);
                break;

            case FlowNodeKind.Mark when IsTouched(node):
                state = _effects.Of(new CExpression.Unknown(node.Value), state);
                break;
        }

        if (_values.IsLost)
            return;

        foreach (var edge in _flow.From(node.Id))
            Reach(edge.To, state);
    }

    private PathState Declare(CStatement.Declaration declaration, PathState state)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var place = _locals.PlaceOf(declarator.Name);
            if (declarator.Value.IsEmpty)
            {
                // each round of a loop has its own
                if (place >= 0)
                    state = state.With(place, ReturnValue.None);

                continue;
            }

            var value = _body.Read(declarator.Value);
            state = _effects.Of(value, state);
            if (place >= 0)
                state = state.With(place, _values.Of(value, state));
        }

        return state;
    }

    private void Branch(FlowNode node, PathState state)
    {
        foreach (var edge in _flow.From(node.Id))
        {
            foreach (var kept in _refinement.Of(Expression(node), state, edge.Branch == FlowBranch.True))
                Reach(edge.To, kept);
        }
    }

    private void Choose(FlowNode node, PathState state)
    {
        var value = Expression(node);
        state = _effects.Of(value, state);
        var place = value is CExpression.Name name ? _locals.PlaceOf(name.Spelling) : -1;
        var hasZero = false;
        foreach (var edge in _flow.From(node.Id))
        {
            if (edge.Branch != FlowBranch.Case || _flow.Nodes[edge.To].Statement is not CStatement.Case label)
                continue;

            var constant = _body.Read(label.Value);
            var results = constant is CExpression.Literal or CExpression.Unary { Operator: "-" } ? _values.Of(constant, state).May : Results.All;
            hasZero |= results == Results.Zero;
            if (place < 0)
                Reach(edge.To, state);
            else if (state.Only(place, results) is { } kept)
                Reach(edge.To, kept);
        }

        foreach (var edge in _flow.From(node.Id))
        {
            if (edge.Branch == FlowBranch.Case)
                continue;

            if ((place >= 0 && hasZero ? state.Only(place, Results.All & ~Results.Zero) : state) is { } rest)
                Reach(edge.To, rest);
        }
    }

    /// <summary>A macro that loops sets the variables it is given; a pointer among them points to something in each round.</summary>
    private void Round(FlowNode node, PathState state)
    {
        var round = state;
        for (var place = 0; IsTouched(node) && place < _locals.Followed.Count; place++)
        {
            var name = _locals.Followed[place];
            if (!_values.Names(node.Value, name))
                continue;

            state = state.With(place, ReturnValue.Anything);
            round = round.With(place, _locals.TypeOf(name) == ResultType.Pointer ? ReturnValue.OneOf(Results.Above) : ReturnValue.Anything);
        }

        foreach (var edge in _flow.From(node.Id))
            Reach(edge.To, edge.Branch == FlowBranch.True ? round : state);
    }

    private void Reach(int node, PathState state)
    {
        var seen = _seen[node] ??= [];
        if (seen.Contains(state))
            return;

        if (seen.Count >= MostStates)
        {
            state = seen.Aggregate(state, static (one, other) => one.Or(other));
            if (seen.Count == 1 && seen[0].Equals(state))
                return;

            // one that covers all stays, and whatever is added later is added to it
            seen.Clear();
            _merged.Add(node);
        }
        else if (_merged.Contains(node) && seen is [var whole])
        {
            state = whole.Or(state);
            if (state.Equals(whole))
                return;

            seen.Clear();
        }

        seen.Add(state);
        _open.Enqueue((node, state), node);
    }

    private readonly HashSet<int> _merged = [];
}
