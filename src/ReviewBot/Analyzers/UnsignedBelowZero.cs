using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds tests for a negative number of what is unsigned by its declaration.</summary>
/// <param name="options"><c>of</c>: <c>test</c> for a test that stands alone, <c>range</c> for one of two limits.</param>
public sealed class UnsignedBelowZero(RuleOptions options) : FunctionAnalyzer
{
    private readonly bool _ofRange = options.Text("of") == "range";

    /// <inheritdoc/>
    protected override bool IsAboutKernel => false;

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, test) in at.Function.Tests)
        {
            if (test.Kind is not (TestKind.Negative or TestKind.NotNegative)
                || test.Operand is not CExpression.Name name
                || at.Function.Variables.Find(name.Spelling) is not { IsPlain: true } variable
                || !Types.IsUnsigned(variable.Type)
                || IsRange(at.Function, node, name.Spelling, test) != _ofRange)
                continue;

            var declared = new TokenRange(variable.Token, variable.Token + 1);
            if (at.On(test.Whole.Range, declared) is { } remark && said.Add($"{remark.Place.Line} {name.Spelling}"))
                yield return remark.With("variable", name.Spelling)
                    .With("type", variable.Type)
                    .With("test", at.Text(test.Whole))
                    .With("always", test.Kind == TestKind.Negative ? "never true" : "always true");
        }
    }

    /// <summary>
    /// <c>x &lt; 0 || x + n &gt; max</c> is a way to write a range, and stays right when the type becomes another.
    /// </summary>
    private static bool IsRange(FunctionView function, int node, string name, ResultTest test) =>
        function.Tests.Any(other => other.Node == node
            && !ReferenceEquals(other.Test, test)
            && other.Test.Whole is CExpression.Binary { Operator: "<" or ">" or "<=" or ">=" } compare
            && compare.All().OfType<CExpression.Name>().Any(used => used.Spelling == name));
}
