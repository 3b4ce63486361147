namespace ReviewBot.Cli;

/// <summary>
/// Input, usage or configuration that cannot be used: exit code 2 and this one line, <c>path: problem</c>.
/// </summary>
/// <param name="line">The line for standard error.</param>
public sealed class UsageException(string line) : Exception(line);
