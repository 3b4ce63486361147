using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds mappings for DMA that are used without a look at whether they were made.</summary>
/// <param name="options"><c>functions</c>.</param>
public sealed class MappingUnchecked(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _functions = options.List("functions");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        // anything that has to do with mapping errors, and be it in a macro, may be the look
        if (!at.Function.Graph.IsWhole || at.Function.Callees.Any(name => name.Contains("mapping_error", StringComparison.Ordinal)))
            yield break;

        foreach (var function in _functions)
        {
            foreach (var (node, call) in at.Function.Calls[function])
            {
                var kept = at.Function.Effects[node].Of(call);
                if (kept is { Target.IsMemory: false }
                    && IsOwn(at.Function, kept.Target)
                    && IsUsed(at.Function, node, kept.Target)
                    && !IsLookedAt(at.Function, kept.Target)
                    && at.IsAdded(call.Range)
                    && at.On(call.Range) is { } remark)
                    yield return remark.With("function", function).With("result", kept.Target.Text);
            }
        }
    }

    /// <summary>A variable of the function itself, whose address nobody has.</summary>
    private static bool IsOwn(FunctionView function, Lvalue kept) =>
        function.Variables.Find(kept.Root) is { IsPlain: true, IsParameter: false, Type: "dma_addr_t" }
        && !function.Effects.Any(effects => effects.Addressed.Any(addressed => addressed.Root == kept.Root));

    /// <summary>A condition that has it in it may be a look at it, by whatever function.</summary>
    private static bool IsLookedAt(FunctionView function, Lvalue kept) => function.Graph.Nodes.Any(node =>
        node.Kind == FlowNodeKind.Test
        && function.ValueOf(node.Id).All().OfType<CExpression.Name>().Any(name => name.Spelling == kept.Root));

    /// <summary>Some step ahead reads it and does not hand it to the caller, who could look.</summary>
    private static bool IsUsed(FunctionView function, int node, Lvalue kept)
    {
        var ahead = Paths.Ahead(function, Paths.From(function, node), at => function.Effects[at].To(kept) is null);
        var reads = ahead.Where(at => function.All(function.Graph.Nodes[at])
            .OfType<CExpression.Name>()
            .Any(name => name.Spelling == kept.Root)).ToList();
        return reads.Count > 0 && reads.All(at => function.Graph.Nodes[at].Kind != FlowNodeKind.Return);
    }
}
