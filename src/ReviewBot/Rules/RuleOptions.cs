using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>The options of an analyzer as a rule file declares them, with settings laid over the defaults.</summary>
/// <param name="Values">Every declared option by name; a scalar is an array of one.</param>
public sealed record RuleOptions(ImmutableDictionary<string, ImmutableArray<string>> Values)
{
    /// <summary>No options.</summary>
    public static RuleOptions None { get; } = new([]);

    /// <summary>A list of words.</summary>
    public ImmutableArray<string> List(string name) => Values[name];

    /// <summary>A single word.</summary>
    public string Text(string name) =>
        Values[name] is [var one] ? one : throw new InvalidOperationException($"option '{name}' is not a scalar");

    /// <summary>A whole number; the loader has checked that it is one.</summary>
    public int Number(string name) => int.Parse(Text(name), System.Globalization.CultureInfo.InvariantCulture);
}
