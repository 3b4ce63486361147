using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds getters whose error makes the result NULL, which the optional getter would return.</summary>
/// <param name="options"><c>getters</c>: the getter and the optional one.</param>
public sealed class OptionalGetter(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string[]> _getters = [.. options.List("getters").Select(static one => one.Split(' '))];

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        foreach (var getter in _getters)
        {
            foreach (var (node, call) in function.Calls[getter[0]])
            {
                if (function.Effects[node].Of(call)?.Target is { } kept
                    && Cleared(function, node, kept) is { } clear
                    && at.On(call.Range, clear) is { } remark
                    && at.IsAdded(call.Range.First))
                    yield return remark.With("function", getter[0]).With("optional", getter[1]).With("result", kept.Text);
            }
        }
    }

    /// <summary>The statement that makes it NULL where the getter has failed, and nothing else than an error decides.</summary>
    private static TokenRange? Cleared(FunctionView function, int node, Lvalue kept)
    {
        foreach (var (at, test) in function.Tests)
        {
            if (test.Kind != TestKind.IsErr
                || test.Lvalue?.Text != kept.Text
                || test.Whole != function.ValueOf(at).Unwrapped
                || function.Graph.Nodes[at].Statement is not CStatement.If { Then: var then }
                || Origins.Of(function, at, kept).Sole?.Node != node)
                continue;

            var body = then is CStatement.Block block ? block.Body : [then];
            if (body is [.., CStatement.Return or CStatement.Goto])
                continue;

            foreach (var clear in body.OfType<CStatement.Expression>())
            {
                if (function.Read(clear.Value) is CExpression.Assign { Operator: "=", Value: CExpression.Name { Spelling: "NULL" } } set
                    && Lvalue.Of(set.Target)?.Text == kept.Text)
                    return clear.Range;
            }
        }

        return null;
    }
}
