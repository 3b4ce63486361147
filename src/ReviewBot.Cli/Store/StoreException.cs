namespace ReviewBot.Cli.Store;

/// <summary>The state cannot be read or written now.</summary>
/// <param name="message">One line: the file, and what is wrong.</param>
/// <param name="cause">What was thrown below.</param>
public sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);
