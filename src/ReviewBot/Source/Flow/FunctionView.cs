using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>A function as rules that follow values see it: its steps, what they do, and how far that is known.</summary>
public sealed class FunctionView
{
    // several thousand lines; following values takes more than linear time
    private const int MostTokens = 50_000;

    private readonly Dictionary<TokenRange, CExpression> _expressions = [];
    private readonly Lazy<ImmutableArray<ImmutableArray<FlowEdge>>> _into;
    private readonly Lazy<ImmutableArray<ImmutableArray<CExpression>>> _values;
    private readonly Lazy<ImmutableArray<ImmutableArray<CExpression>>> _all;
    private readonly Lazy<ImmutableArray<StepEffects>> _effects;
    private readonly Lazy<ILookup<string, StepCall>> _calls;
    private readonly Lazy<ImmutableArray<string>> _callees;
    private readonly Lazy<Variables> _variables;
    private readonly Lazy<ImmutableArray<StepTest>> _tests;

    private FunctionView(FunctionBody body, bool showsHead, bool showsEnd)
    {
        (Body, ShowsHead, ShowsEnd) = (body, showsHead, showsEnd);
        Graph = body.Flow;
        _into = new(EdgesInto);
        _effects = new(() => [.. Graph.Nodes.Select(node => StepEffects.Of(this, node))]);
        _values = new(() => [.. Graph.Nodes.Select(ReadValues)]);
        _all = new(() => [.. _values.Value.Select(CExpression.All)]);
        _calls = new(() => AllCalls().ToLookup(static call => call.Call.Callee!, StringComparer.Ordinal));
        _callees = new(() => [.. Calls.Select(static calls => calls.Key)]);
        _variables = new(() => Variables.Of(this));
        _tests = new(AllTests);
    }

    /// <summary>The statements.</summary>
    public FunctionBody Body { get; }

    /// <summary>The steps, and which may follow which.</summary>
    public FlowGraph Graph { get; }

    /// <summary>Whether the head is shown, and so all that is done before what is shown.</summary>
    public bool ShowsHead { get; }

    /// <summary>Whether the end is shown, and so all that is done after.</summary>
    public bool ShowsEnd { get; }

    /// <summary>Whether all of it is shown and understood.</summary>
    public bool IsWhole => ShowsHead && ShowsEnd && Graph.IsWhole;

    /// <summary>The tokens; those of a part are not those of the file, but their lines are.</summary>
    public CFragment Fragment => Body.Fragment;

    /// <summary>Its name.</summary>
    public string Name => Body.Function.Name;

    /// <summary>What each step does to variables.</summary>
    public ImmutableArray<StepEffects> Effects => _effects.Value;

    /// <summary>The calls by the name of what is called, in the order of the source.</summary>
    public ILookup<string, StepCall> Calls => _calls.Value;

    /// <summary>The names of what is called, each once.</summary>
    public ImmutableArray<string> Callees => _callees.Value;

    /// <summary>The tests, in the order of the source.</summary>
    public ImmutableArray<StepTest> Tests => _tests.Value;

    /// <summary>What is declared in it and its parameters.</summary>
    public Variables Variables => _variables.Value;

    /// <summary>
    /// The functions of a source that a set of lines is part of, but for those that are larger than people write them.
    /// </summary>
    public static IEnumerable<FunctionView> Of(CSource source, Func<int, int, bool> isAsked)
    {
        foreach (var (fragment, function) in source.Fragments.SelectMany(Functions))
        {
            if (function.CloseToken - function.HeadToken > MostTokens || !isAsked(function.FirstLine, function.LastLine))
                continue;

            if (function.IsWhole)
                yield return new FunctionView(FunctionBody.Of(fragment, function), showsHead: true, showsEnd: true);
            else if (ShownPart.Of(fragment, function) is { } part && part.Items is [CFunction whole])
                yield return new FunctionView(FunctionBody.Of(part, whole), function.ShowsHead, function.ShowsEnd);
        }
    }

    /// <summary>
    /// The functions of a fragment. One that is open where it begins goes to the brace in the first column: how many of
    /// its blocks are open too is not known, so no brace before can be told from theirs.
    /// </summary>
    private static IEnumerable<(CFragment Fragment, CFunction Function)> Functions(CFragment fragment)
    {
        var behind = -1;
        if (fragment.Opening is CFunction open)
        {
            behind = fragment.CodeAfter(-1);
            while (behind < fragment.Tokens.Length && !(fragment.Is(behind, "}") && fragment.IsAtMargin(behind)))
                behind = fragment.CodeAfter(behind);

            var isShown = behind < fragment.Tokens.Length;
            yield return (fragment, open with
            {
                CloseToken = behind,
                LastLine = isShown ? fragment.Tokens[behind].Line : fragment.LastLine,
                ShowsEnd = isShown,
            });
        }

        foreach (var function in fragment.Items.OfType<CFunction>().Where(function => function.ShowsHead && function.HeadToken > behind))
            yield return (fragment, function);
    }

    /// <summary>The edges that lead to a step.</summary>
    public ImmutableArray<FlowEdge> Into(int node) => _into.Value[node];

    /// <summary>What a step computes; <see cref="CExpression.Unknown"/> where that is not one expression.</summary>
    public CExpression ValueOf(int node) =>
        Graph.Nodes[node] is { Kind: not FlowNodeKind.Unknown, Value.IsEmpty: false, Statement: not CStatement.Declaration } step
            ? Read(step.Value)
            : new CExpression.Unknown(Graph.Nodes[node].Value);

    /// <summary>Reads an expression; the same one each time.</summary>
    public CExpression Read(TokenRange range)
    {
        if (!_expressions.TryGetValue(range, out var known))
            _expressions[range] = known = Body.Read(range);

        return known;
    }

    /// <summary>All that a step computes: its value, or the values of what it declares.</summary>
    public ImmutableArray<CExpression> Values(FlowNode node) => _values.Value[node.Id];

    /// <summary>The same, and all expressions in them, the outer before the inner.</summary>
    public ImmutableArray<CExpression> All(FlowNode node) => _all.Value[node.Id];

    /// <summary>
    /// Whether others than the edges shown may lead to a step: to the first one of a part, to a label that a hidden goto
    /// may name.
    /// </summary>
    public bool IsOpen(int node) => Graph.Nodes[node] switch
    {
        { Kind: FlowNodeKind.Entry } => true,
        { Kind: FlowNodeKind.Mark, Statement: CStatement.Label } => !(ShowsHead && ShowsEnd),
        _ => false,
    };

    private ImmutableArray<ImmutableArray<FlowEdge>> EdgesInto()
    {
        var into = new ImmutableArray<FlowEdge>.Builder?[Graph.Nodes.Length];
        foreach (var edge in Graph.Edges)
            (into[edge.To] ??= ImmutableArray.CreateBuilder<FlowEdge>(1)).Add(edge);

        return [.. into.Select(static edges => edges?.DrainToImmutable() ?? [])];
    }

    private IEnumerable<StepCall> AllCalls()
    {
        foreach (var node in Graph.Nodes)
        {
            foreach (var part in All(node))
            {
                if (part is CExpression.Call { Callee: not null } call)
                    yield return new StepCall(node.Id, call);
            }
        }
    }

    private ImmutableArray<StepTest> AllTests()
    {
        var tests = ImmutableArray.CreateBuilder<StepTest>();
        foreach (var node in Graph.Nodes)
        {
            foreach (var value in Values(node))
            {
                foreach (var test in ResultTest.In(value, node.Kind == FlowNodeKind.Test))
                    tests.Add(new StepTest(node.Id, test));
            }
        }

        return tests.DrainToImmutable();
    }

    private ImmutableArray<CExpression> ReadValues(FlowNode node) => node switch
    {
        { Kind: FlowNodeKind.Step, Statement: CStatement.Declaration declaration } =>
            [.. declaration.Declarators.Where(static declared => !declared.Value.IsEmpty).Select(declared => Read(declared.Value))],
        { Kind: FlowNodeKind.Step, Statement: CStatement.Goto } => [],
        _ => [ValueOf(node.Id)],
    };

    /// <summary>The line of the file on which a token stands.</summary>
    public int LineOf(int token) => Fragment.Tokens[token].Line;

    /// <summary>The lines of the file of an expression, from its first token to its last.</summary>
    public (int First, int Last) LinesOf(TokenRange range) =>
        (LineOf(range.First), LineOf(Math.Max(range.First, range.End - 1)));

    /// <summary>An expression as it is written, on one line.</summary>
    public string TextOf(TokenRange range)
    {
        if (range.IsEmpty)
            return "";

        var first = Fragment.Tokens[range.First];
        var last = Fragment.Tokens[range.End - 1];
        var raw = Fragment.Raw.Text.AsSpan(first.Start, last.Start + last.Length - first.Start).ToString();
        return string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>A call in a step.</summary>
/// <param name="Node">The step.</param>
/// <param name="Call">The call.</param>
public readonly record struct StepCall(int Node, CExpression.Call Call);

/// <summary>A test in a step.</summary>
/// <param name="Node">The step.</param>
/// <param name="Test">The test.</param>
public readonly record struct StepTest(int Node, ResultTest Test);
