using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>
/// Which step of a function may follow which. Steps are in the order of the source, the entry first and the exit last.
/// </summary>
public sealed class FlowGraph
{
    private readonly int[] _firstFrom;

    internal FlowGraph(ImmutableArray<FlowNode> nodes, ImmutableArray<FlowEdge> edges, bool isWhole)
    {
        (Nodes, Edges, IsWhole) = (nodes, edges, isWhole);
        _firstFrom = new int[nodes.Length + 1];
        foreach (var edge in edges)
            _firstFrom[edge.From + 1]++;

        for (var i = 0; i < nodes.Length; i++)
            _firstFrom[i + 1] += _firstFrom[i];
    }

    /// <summary>The steps; the place of each is its <see cref="FlowNode.Id"/>.</summary>
    public ImmutableArray<FlowNode> Nodes { get; }

    /// <summary>Which may follow which, by the step they leave.</summary>
    public ImmutableArray<FlowEdge> Edges { get; }

    /// <summary>
    /// Whether it is all there is: false when a statement is not understood, a goto is computed or leads nowhere, or
    /// statements stand inside an expression. Who wants to prove something then says nothing.
    /// </summary>
    public bool IsWhole { get; }

    /// <summary>The first step, which does nothing.</summary>
    public FlowNode Entry => Nodes[0];

    /// <summary>The last step, which does nothing: what returns leads to it, and so does the end of the body.</summary>
    public FlowNode Exit => Nodes[^1];

    /// <summary>The edges that leave a step.</summary>
    public ReadOnlySpan<FlowEdge> From(int node) => Edges.AsSpan(_firstFrom[node].._firstFrom[node + 1]);

    /// <summary>Edges by the step they leave, otherwise in their order, each once.</summary>
    internal static ImmutableArray<FlowEdge> Ordered(List<FlowEdge> edges, int nodes)
    {
        var next = new int[nodes + 1];
        foreach (var edge in edges)
            next[edge.From + 1]++;

        for (var i = 0; i < nodes; i++)
            next[i + 1] += next[i];

        var ordered = new FlowEdge[edges.Count];
        foreach (var edge in edges)
            ordered[next[edge.From]++] = edge;

        // of edges with the same ends, who left last by which branch; whether they lead back follows from the ends
        var count = 0;
        var branches = (int)FlowBranch.Default + 1;
        var seen = new int[nodes * branches];
        foreach (var edge in ordered)
        {
            ref var from = ref seen[(edge.To * branches) + (int)edge.Branch];
            if (from == edge.From + 1)
                continue;

            from = edge.From + 1;
            ordered[count++] = edge;
        }

        return ImmutableArray.Create(ordered, 0, count);
    }

    /// <summary>Follows the statements of a body.</summary>
    internal static FlowGraph Of(FunctionBody body) => new FlowBuilder(body.Fragment).Build(body.Block);
}

/// <summary>A step of a function.</summary>
/// <param name="Id">Its place in <see cref="FlowGraph.Nodes"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Statement">
/// The statement it belongs to: the <see cref="CStatement.If"/> of a test, the <see cref="CStatement.Loop"/> of a
/// step of <c>for</c>, the body of entry and exit.
/// </param>
/// <param name="Value">What is computed: the condition, the value returned, the expression; may be empty.</param>
public readonly record struct FlowNode(int Id, FlowNodeKind Kind, CStatement Statement, TokenRange Value);

/// <summary>The kinds of steps.</summary>
public enum FlowNodeKind
{
    /// <summary>Where the function begins.</summary>
    Entry,

    /// <summary>A declaration or an expression.</summary>
    Step,

    /// <summary>A condition: of <c>if</c>, or of a loop; empty where a loop tests nothing.</summary>
    Test,

    /// <summary>The head of a macro that loops: one more round, or none.</summary>
    Round,

    /// <summary>The value of a <c>switch</c>.</summary>
    Choice,

    /// <summary>A choice that the configuration makes.</summary>
    Configured,

    /// <summary>A label or a case.</summary>
    Mark,

    /// <summary>A return.</summary>
    Return,

    /// <summary>What is not understood.</summary>
    Unknown,

    /// <summary>Where the function ends.</summary>
    Exit,
}

/// <summary>That a step may follow another.</summary>
/// <param name="From">The step that is left.</param>
/// <param name="To">The step that follows.</param>
/// <param name="Branch">Under which condition.</param>
/// <param name="IsBack">Whether it leads back, to a step before it or to itself.</param>
public readonly record struct FlowEdge(int From, int To, FlowBranch Branch, bool IsBack);

/// <summary>Under which condition an edge is taken.</summary>
public enum FlowBranch
{
    /// <summary>Always, or by what the program text does not show.</summary>
    Always,

    /// <summary>Where the condition of the step it leaves holds, or a macro goes another round.</summary>
    True,

    /// <summary>Where it does not hold, or the macro is done.</summary>
    False,

    /// <summary>Where the value is that of the <see cref="CStatement.Case"/> it leads to.</summary>
    Case,

    /// <summary>Where no case has the value.</summary>
    Default,
}
