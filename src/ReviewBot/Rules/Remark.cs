using System.Collections.Immutable;
using ReviewBot.Source;

namespace ReviewBot.Rules;

/// <summary>What a check found: where, and the values for the placeholders of the rule's message.</summary>
/// <param name="Patch">The patch that it is about.</param>
/// <param name="Place">The lines to quote.</param>
public sealed record Remark(PatchView Patch, Place Place)
{
    /// <summary>Other lines of the same cause, such as the gotos of a renamed label.</summary>
    public ImmutableArray<Place> Related { get; init; } = [];

    /// <summary>Values for <c>{named}</c> placeholders.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = [];

    /// <summary>What the line could say instead, if that is certain.</summary>
    public string? Fixup { get; init; }

    /// <summary>
    /// What is not at hand and could refute the remark, such as a missing patch; null when nothing could. A remark in
    /// doubt is shown with the preview rules and never mailed.
    /// </summary>
    public string? Doubt { get; init; }

    /// <summary>This remark with one more value.</summary>
    public Remark With(string name, string value) => this with { Values = Values.SetItem(name, value) };
}
