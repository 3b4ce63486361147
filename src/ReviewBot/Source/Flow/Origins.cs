using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>Where a value at a step may come from.</summary>
/// <param name="Assignments">The assignments that may have been the last one before it, with their steps.</param>
/// <param name="IsOpen">Whether it may come from elsewhere: from before what is shown, or by a step that is not understood.</param>
/// <param name="Between">The steps that may lie between such an assignment and the step that was asked about.</param>
public sealed record Origins(
    ImmutableArray<(int Node, Assignment Assignment)> Assignments, bool IsOpen, IReadOnlySet<int> Between)
{
    /// <summary>The one assignment that the value comes from for certain; null when there is no such one.</summary>
    public (int Node, Assignment Assignment)? Sole => !IsOpen && Assignments is [var one] ? one : null;

    /// <summary>Walks back from a step, which itself does not count, along all paths.</summary>
    public static Origins Of(FunctionView function, int node, Lvalue lvalue)
    {
        var found = ImmutableArray.CreateBuilder<(int, Assignment)>();
        var between = new HashSet<int>();
        var seen = new HashSet<int>();
        var work = new Stack<int>();
        var isOpen = function.IsOpen(node);
        Push(node);
        while (work.TryPop(out var at))
        {
            var effects = function.Effects[at];
            if (effects.To(lvalue) is { } assignment)
            {
                found.Add((at, assignment));
                continue;
            }

            if (effects.MayChange(lvalue) || function.IsOpen(at))
            {
                isOpen = true;
                continue;
            }

            between.Add(at);
            Push(at);
        }

        return new Origins(found.ToImmutable(), isOpen, between);

        void Push(int to)
        {
            foreach (var edge in function.Into(to))
            {
                if (seen.Add(edge.From))
                    work.Push(edge.From);
            }
        }
    }
}
