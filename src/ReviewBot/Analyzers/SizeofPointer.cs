using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds sizes of a pointer where the size of what it points to is meant.</summary>
/// <param name="options"><c>allocates</c>, <c>fills</c>.</param>
public sealed class SizeofPointer(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _allocates = options.List("allocates");
    private readonly ImmutableArray<string> _fills = options.List("fills");

    /// <inheritdoc/>
    protected override bool IsAboutKernel => false;

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var effects in at.Function.Effects)
        {
            foreach (var assignment in effects.Assignments)
            {
                if (assignment.Value is CExpression.Call { Callee: { } name } call && _allocates.Contains(name)
                    && Measured(at, call, assignment.Target.Text) is { } size
                    && at.On(call.Range) is { } remark)
                    yield return Describe(remark, assignment.Target.Text, at.Text(size));
            }
        }

        foreach (var (_, call) in _fills.SelectMany(name => at.Function.Calls[name]))
        {
            if (call.Arguments is [CExpression.Name filled, .., CExpression.SizeOf]
                && Measured(at, call, filled.Spelling) is { } size
                && at.On(call.Range) is { } remark)
                yield return Describe(remark, filled.Spelling, at.Text(size));
        }
    }

    /// <summary>The <c>sizeof(p)</c> among the arguments, where p points to something that is no pointer.</summary>
    private static CExpression.SizeOf? Measured(FunctionAt at, CExpression.Call call, string pointer) =>
        at.Function.Variables.Find(pointer) is { Pointers: 1, IsArray: false } variable && !variable.Type.EndsWith("_t", StringComparison.Ordinal)
            ? call.Arguments.OfType<CExpression.SizeOf>().FirstOrDefault(size => at.Function.TextOf(size.Of) == pointer)
            : null;

    private static Remark Describe(Remark remark, string pointer, string size) =>
        remark.With("pointer", pointer).With("size", size);
}
