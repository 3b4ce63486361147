using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds results that nobody can look at: on every way the next call overwrites them.</summary>
/// <param name="options"><c>cannot-fail</c>.</param>
public sealed class OverwrittenResult(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _cannotFail = options.List("cannot-fail");

    /// <inheritdoc/>
    protected override bool IsAboutKernel => false;

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        if (!function.Graph.IsWhole && function.IsWhole)
            yield break;

        // one cause, however many calls in a row
        var found = function.Graph.Nodes
            .Where(node => node is { Kind: FlowNodeKind.Step, Statement: CStatement.Expression })
            .Select(node => Lost(at, node.Id))
            .OfType<Remark>()
            .ToList();
        if (found is [var first, .. var others])
            yield return first with { Related = [.. first.Related, .. others.Select(other => other.Place)] };
    }

    private Remark? Lost(FunctionAt at, int node)
    {
        var function = at.Function;
        return function.ValueOf(node) is CExpression.Assign { Operator: "=", Target: CExpression.Name name, Value: CExpression.Call { Callee: { } callee } } first
            && !_cannotFail.Contains(callee)
            && function.Variables.Find(name.Spelling) is null or { IsPlain: true, Type: "int" or "long" or "ssize_t" }
            && Overwriting(function, node, new Lvalue(name.Spelling, name.Spelling, IsMemory: false)) is { } next
            && at.On(next.Range, first.Range) is { } remark
            ? remark.With("variable", name.Spelling).With("function", callee).With("next", function.TextOf(next.Range))
            : null;
    }

    /// <summary>The one assignment of a call that all ways lead to, with no look at the value on any of them.</summary>
    private static CExpression.Assign? Overwriting(FunctionView function, int node, Lvalue kept)
    {
        CExpression.Assign? found = null;
        var ahead = Paths.Ahead(function, Paths.From(function, node), at => function.Effects[at].To(kept) is null);
        foreach (var at in ahead)
        {
            var effects = function.Effects[at];
            if (effects.IsUnknown || effects.MayChange(kept) || function.Graph.Nodes[at].Kind is FlowNodeKind.Exit or FlowNodeKind.Return
                || function.Graph.From(at).Length == 0)
                return null;

            if (effects.To(kept) is null)
            {
                if (Reads(function, at, kept))
                    return null;

                continue;
            }

            if (at == node
                || function.Graph.Nodes[at].Statement is not CStatement.Expression
                || function.ValueOf(at) is not CExpression.Assign { Operator: "=", Value: CExpression.Call call } assign
                || assign.Target is not CExpression.Name
                || call.All().OfType<CExpression.Name>().Any(used => used.Spelling == kept.Text)
                || (found is not null && found != assign))
                return null;

            found = assign;
        }

        return found;
    }

    private static bool Reads(FunctionView function, int node, Lvalue kept) => function.Values(function.Graph.Nodes[node])
        .Any(value => value is CExpression.Unknown { Range.IsEmpty: false }
            || value.All().OfType<CExpression.Name>().Any(name => name.Spelling == kept.Text));
}
