using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds numbers in one byte order that are assigned to variables of another.</summary>
/// <param name="options">None.</param>
public sealed class EndianAssignment(RuleOptions options) : FunctionAnalyzer
{
    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        var variables = at.Function.Variables;
        foreach (var assignment in at.Function.Effects.SelectMany(effects => effects.Assignments))
        {
            if (assignment is { Operator: "=", Value: CExpression.Name value }
                && variables.Find(assignment.Target.Text) is { IsPlain: true } target
                && variables.Find(value.Spelling) is { IsPlain: true } source
                && Types.ByteOrder(target.Type) is var to
                && Types.ByteOrder(source.Type) is var from
                && to != from
                && (to is not null || Types.IsPlainNumber(target.Type))
                && (from is not null || Types.IsPlainNumber(source.Type))
                && at.On(new TokenRange(assignment.Token, value.Range.End)) is { } remark)
                yield return remark.With("target", target.Name).With("to", target.Type).With("value", source.Name).With("from", source.Type);
        }
    }
}
