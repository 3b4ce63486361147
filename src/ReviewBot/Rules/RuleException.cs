namespace ReviewBot.Rules;

/// <summary>A rule file that cannot be used; the message is <c>path:line: problem</c>.</summary>
/// <param name="path">The rule file.</param>
/// <param name="line">The line, from one.</param>
/// <param name="problem">What is wrong with it, without a full stop.</param>
public sealed class RuleException(string path, int line, string problem) : Exception($"{path}:{line}: {problem}")
{
    /// <summary>The rule file.</summary>
    public string Path { get; } = path;

    /// <summary>The line, from one.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; } = problem;
}
