namespace ReviewBot.Rules;

/// <summary>A rule file as it was found, before anyone has read it.</summary>
/// <param name="Id">
/// The id its place gives it: the path under the rule folder, without extension, with <c>/</c>.
/// </param>
/// <param name="Path">The path to name to people when something is wrong.</param>
/// <param name="Text">What is in it.</param>
public sealed record RuleText(string Id, string Path, string Text);
