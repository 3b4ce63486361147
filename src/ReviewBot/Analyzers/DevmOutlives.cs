using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds registrations that are managed in a driver whose remove callback turns off by hand what was turned on before.
/// </summary>
/// <param name="options">
/// <c>registers</c>; <c>turns-off</c>: what remove may call, and what the probe has called; <c>unless</c>: parts of the
/// names of functions by which remove may stop the interface first.
/// </param>
public sealed class DevmOutlives(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _registers = options.List("registers");
    private readonly ImmutableArray<string[]> _off = [.. options.List("turns-off").Select(static one => one.Split(' '))];
    private readonly ImmutableArray<string> _unless = options.List("unless");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        if (!_registers.Any(function.Calls.Contains) || !IsCallback(at.File, "probe", function.Name))
            yield break;

        var removes = FunctionView.Of(at.File.New!, static (_, _) => true)
            .Where(other => other.IsWhole && (IsCallback(at.File, "remove", other.Name) || IsCallback(at.File, "remove_new", other.Name)))
            .ToList();
        if (removes is not [var remove] || remove.Callees.Any(name => _unless.Any(part => name.Contains(part, StringComparison.Ordinal))))
            yield break;

        foreach (var (_, register) in _registers.SelectMany(name => function.Calls[name]))
        {
            foreach (var pair in _off)
            {
                if (remove.Calls[pair[0]].FirstOrDefault() is not { Call: { } off }
                    || !function.Calls[pair[1]].Any(on => on.Call.Range.First < register.Range.First)
                    || at.On(register.Range) is not { } remark)
                    continue;

                var (first, last) = remove.LinesOf(off.Range);
                yield return (remark with { Related = [new Place(at.File.Path, Side.New, first, last)] })
                    .With("register", register.Callee!).With("off", pair[0]).With("remove", remove.Name);
                break;
            }
        }
    }

    /// <summary>Whether an initializer that is shown sets a function as a callback of a driver.</summary>
    private static bool IsCallback(FileView file, string member, string name)
    {
        foreach (var fragment in file.New!.Fragments)
        {
            for (var i = 3; i < fragment.Tokens.Length; i++)
            {
                if (fragment.Is(i, name) && fragment.Is(i - 1, "=") && fragment.Is(i - 2, member) && fragment.Is(i - 3, "."))
                    return true;
            }
        }

        return false;
    }
}
