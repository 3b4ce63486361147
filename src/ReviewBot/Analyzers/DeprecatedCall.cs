using ReviewBot.Rules;

namespace ReviewBot.Analyzers;

/// <summary>Finds new calls of functions that the kernel wants to be rid of.</summary>
/// <param name="options"><c>functions</c> (function:replacement).</param>
public sealed class DeprecatedCall(RuleOptions options) : FunctionAnalyzer
{
    private readonly Dictionary<string, string> _functions = options.List("functions")
        .Select(entry => entry.Split(':', 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var (function, instead) in _functions)
        {
            foreach (var (_, call) in at.Function.Calls[function])
            {
                if (at.IsAdded(call.Range.First) && !WasThere(at, function) && at.On(call.Range) is { } remark)
                    yield return remark.With("function", function).With("instead", instead);
            }
        }
    }

    /// <summary>What moves, or changes in another way, is not new; nor is a function that the tree's own boot code has.</summary>
    private static bool WasThere(FunctionAt at, string function) =>
        at.Patch.Files.SelectMany(file => file.Runs)
            .SelectMany(run => run.Removed)
            .Any(line => line.Text.Contains($"{function}(", StringComparison.Ordinal));
}
