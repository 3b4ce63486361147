using ReviewBot.Rules;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds show() methods of sysfs that write their buffer with sprintf().</summary>
/// <param name="options">None.</param>
public sealed class SysfsEmit(RuleOptions options) : FunctionAnalyzer
{
    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        _ = options;
        if (!at.Function.ShowsHead || Buffer(at.Function) is not { } buffer)
            yield break;

        foreach (var function in (string[])["sprintf", "snprintf", "scnprintf"])
        {
            foreach (var (_, call) in at.Function.Calls[function])
            {
                if (call.Arguments is [var into, ..]
                    && at.Text(into) == buffer
                    && (function == "sprintf" || (call.Arguments is [_, var size, ..] && at.Text(size) == "PAGE_SIZE"))
                    && at.IsAdded(call.Range.First)
                    && !WasThere(at, $"{function}({buffer}")
                    && at.On(call.Range) is { } remark)
                    yield return remark.With("function", function);
            }
        }
    }

    /// <summary>What the patch only changes in another way was there before.</summary>
    private static bool WasThere(FunctionAt at, string call) => at.File.Runs.SelectMany(run => run.Removed)
        .Any(line => line.Text.Contains(call, StringComparison.Ordinal));

    /// <summary>The buffer of a show() of a device, driver, bus, class or kobject attribute.</summary>
    private static string? Buffer(FunctionView function)
    {
        var variables = function.Variables.All.Where(variable => variable.IsParameter).ToList();
        return function.Name.EndsWith("show", StringComparison.Ordinal)
            && variables is [.., { Type: "struct device_attribute" or "struct kobj_attribute" or "struct driver_attribute" or "struct class_attribute" or "struct bus_attribute", Pointers: 1 }, { Type: "char", Pointers: 1 } buffer]
            ? buffer.Name
            : null;
    }
}
