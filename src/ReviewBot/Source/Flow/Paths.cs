namespace ReviewBot.Source.Flow;

/// <summary>Walks along the steps of a function.</summary>
public static class Paths
{
    /// <summary>
    /// The steps that may follow an edge or a step, as far as <paramref name="goesOn"/> lets the walk leave each; those
    /// where it ends are among them.
    /// </summary>
    public static IReadOnlySet<int> Ahead(FunctionView function, IEnumerable<FlowEdge> edges, Func<int, bool> goesOn)
    {
        var seen = new HashSet<int>();
        var work = new Stack<int>();
        foreach (var edge in edges)
        {
            if (seen.Add(edge.To))
                work.Push(edge.To);
        }

        while (work.TryPop(out var at))
        {
            if (!goesOn(at))
                continue;

            foreach (var edge in function.Graph.From(at))
            {
                if (seen.Add(edge.To))
                    work.Push(edge.To);
            }
        }

        return seen;
    }

    /// <summary>The edges that leave a step.</summary>
    public static IEnumerable<FlowEdge> From(FunctionView function, int node) => function.Graph.From(node).ToArray();

    /// <summary>The edges that leave a test when a condition in it has been decided in one way.</summary>
    public static IEnumerable<FlowEdge> Where(FunctionView function, int node, Func<ResultTest, bool, bool> isSo)
    {
        if (function.Graph.Nodes[node].Kind != FlowNodeKind.Test)
            return [];

        var condition = function.ValueOf(node);
        return From(function, node).Where(edge => edge.Branch is FlowBranch.True or FlowBranch.False
            && ResultTest.Decided(condition, edge.Branch == FlowBranch.True).Any(decided => isSo(decided.Test, decided.Holds)));
    }

    /// <summary>
    /// Whether each path that leads to a step has passed, last of all that is looked for, a step of the one kind and not
    /// of the other; false when a path begins before what is shown.
    /// </summary>
    public static bool AlwaysBehind(FunctionView function, int node, Func<int, bool> isIt, Func<int, bool> isOther)
    {
        var seen = new HashSet<int>();
        var work = new Stack<int>([node]);
        var found = false;
        while (work.TryPop(out var at))
        {
            if (at != node)
            {
                if (isIt(at))
                {
                    found = true;
                    continue;
                }

                if (isOther(at) || function.Effects[at].IsUnknown || function.IsOpen(at))
                    return false;
            }
            else if (function.IsOpen(at))
            {
                return false;
            }

            foreach (var edge in function.Into(at))
            {
                if (seen.Add(edge.From))
                    work.Push(edge.From);
            }
        }

        return found;
    }
}
