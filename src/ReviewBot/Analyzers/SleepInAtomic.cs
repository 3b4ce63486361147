using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds calls that may sleep where a spinlock is held for certain.</summary>
/// <param name="options"><c>sleeps</c>, <c>locks</c>.</param>
public sealed class SleepInAtomic(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _sleeps = options.List("sleeps");
    private readonly ImmutableArray<string> _locks = options.List("locks");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        if (!_locks.Any(function.Calls.Contains))
            yield break;

        var taken = _locks.SelectMany(name => function.Calls[name]).ToLookup(call => call.Node);

        // whatever has to do with unlocking, waiting included, may let go of it
        var released = function.Calls.Where(calls => Releases(calls.Key)).SelectMany(calls => calls).Select(call => call.Node).ToHashSet();
        foreach (var calls in function.Calls.OrderBy(calls => calls.First().Node))
        {
            foreach (var (node, call) in calls)
            {
                if (Sleeps(call) is not { } why
                    || taken.Contains(node)
                    || !Paths.AlwaysBehind(function, node, taken.Contains, released.Contains))
                    continue;

                var held = taken.Where(group => group.Key < node).SelectMany(group => group).LastOrDefault().Call;
                if (held is not null && at.On(call.Range, held.Range) is { } remark)
                    yield return remark.With("call", why).With("lock", at.Text(held));
            }
        }
    }

    private static bool Releases(string name) =>
        name.Contains("unlock", StringComparison.Ordinal)
        || name.Contains("release", StringComparison.Ordinal)
        || name.Contains("drop", StringComparison.Ordinal)
        || name.Contains("wait_event_lock", StringComparison.Ordinal)
        || name.StartsWith("__release", StringComparison.Ordinal);

    private string? Sleeps(CExpression.Call call)
    {
        if (call.Callee is { } name && _sleeps.Contains(name))
            return $"{name}()";

        return call.Arguments.Any(argument => argument is CExpression.Name { Spelling: "GFP_KERNEL" }) && call.Callee is not null
            ? $"{call.Callee}() with GFP_KERNEL"
            : null;
    }
}
