using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds a lock that is taken with interrupts off and released without giving them back.</summary>
/// <param name="options">None.</param>
public sealed class LockFlavour(RuleOptions options) : FunctionAnalyzer
{
    private static readonly (string Take, string[] Release)[] Pairs =
    [
        ("spin_lock_irqsave", ["spin_unlock", "spin_unlock_irq", "spin_unlock_bh"]),
        ("spin_lock_irq", ["spin_unlock", "spin_unlock_bh"]),
        ("spin_lock_bh", ["spin_unlock", "spin_unlock_irq"]),
        ("spin_lock", ["spin_unlock_irqrestore", "spin_unlock_irq", "spin_unlock_bh"]),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        foreach (var (take, releases) in Pairs)
        {
            if (!at.Function.Calls.Contains(take))
                continue;

            foreach (var release in releases)
            {
                foreach (var (node, call) in at.Function.Calls[release])
                {
                    if (call.Arguments is [var released, ..]
                        && at.Text(released) is { Length: > 0 } name
                        && IsLastTaken(at.Function, node, take, name)
                        && at.On(call.Range) is { } remark)
                        yield return remark.With("take", take).With("release", release).With("lock", name);
                }
            }
        }
    }

    private static bool IsLastTaken(FunctionView function, int node, string take, string name)
    {
        var taken = function.Calls[take].Where(call => call.Call.Arguments is [var of, ..] && function.TextOf(of.Range) == name)
            .Select(call => call.Node)
            .ToHashSet();

        // with a second lock, or the same one let go and taken again, the flavours may be right together
        var isAlone = function.Calls.Where(calls => IsAboutLocks(calls.Key)).All(calls => calls.Key == take
            ? calls.All(call => taken.Contains(call.Node))
            : calls.Key.StartsWith("spin_unlock", StringComparison.Ordinal)
                && calls.All(call => call.Call.Arguments is [var of, ..] && function.TextOf(of.Range) == name));
        var released = function.Calls.Where(calls => calls.Key.StartsWith("spin_unlock", StringComparison.Ordinal))
            .SelectMany(calls => calls)
            .Select(call => call.Node)
            .ToHashSet();
        return isAlone && Paths.AlwaysBehind(function, node, taken.Contains, released.Contains);
    }

    private static bool IsAboutLocks(string name) =>
        name.Contains("spin_", StringComparison.Ordinal)
        || name.StartsWith("read_", StringComparison.Ordinal)
        || name.StartsWith("write_", StringComparison.Ordinal)
        || name.StartsWith("local_irq", StringComparison.Ordinal)
        || name.StartsWith("local_bh", StringComparison.Ordinal)
        || name.Contains("lock_irq", StringComparison.Ordinal);
}
