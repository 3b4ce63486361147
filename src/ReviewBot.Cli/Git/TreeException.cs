namespace ReviewBot.Cli.Git;

/// <summary>A tree cannot be used; the message is one line for people and begins with the path.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="cause">What was thrown below, if anything was.</param>
public sealed class TreeException(string message, Exception? cause = null) : Exception(message, cause);
