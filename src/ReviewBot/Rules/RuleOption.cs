using System.Collections.Immutable;
using System.Globalization;

namespace ReviewBot.Rules;

/// <summary>An option of a rule, as its file declares it: declared there and nowhere else.</summary>
/// <param name="Name">The name, <c>min-hunks</c>.</param>
/// <param name="Default">The value when no setting says otherwise; a scalar is an array of one.</param>
/// <param name="IsList">Whether it takes a list.</param>
/// <param name="Allowed">The words it takes; any when empty.</param>
/// <param name="Help">What it does, in a sentence.</param>
public sealed record RuleOption(
    string Name, ImmutableArray<string> Default, bool IsList, ImmutableArray<string> Allowed, string Help)
{
    /// <summary>Whether it takes a whole number: its default is one.</summary>
    public bool IsNumber => !IsList && IsWhole(Default[0]);

    /// <summary>Why a value is not one for this option, without a full stop; null when it is one.</summary>
    public string? Refuse(ImmutableArray<string> values) => values switch
    {
        _ when !IsList && values.Length != 1 => $"option '{Name}' takes one value, not a list",
        [var text] when IsNumber && !IsWhole(text) => $"option '{Name}' takes a whole number, not '{text}'",
        _ when !Allowed.IsEmpty && values.FirstOrDefault(v => !Allowed.Contains(v)) is { } odd =>
            $"option '{Name}' takes {string.Join(", ", Allowed)}, not '{odd}'",
        _ => null,
    };

    private static bool IsWhole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
