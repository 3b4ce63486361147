namespace ReviewBot.Rules;

/// <summary>A line of a Linux 6.1 tree by which a fact of a rule can be checked.</summary>
/// <param name="Name">The function that it is about, or what else.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from one.</param>
public sealed record Evidence(string Name, string Path, int Line);
