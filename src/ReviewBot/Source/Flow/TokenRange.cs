namespace ReviewBot.Source.Flow;

/// <summary>Tokens of a fragment that stand next to each other, comments among them included.</summary>
/// <param name="First">The first token.</param>
/// <param name="End">The token behind the last one.</param>
public readonly record struct TokenRange(int First, int End)
{
    /// <summary>Whether there is no token in it.</summary>
    public bool IsEmpty => End <= First;

    /// <summary>Whether a token is in it.</summary>
    public bool Contains(int token) => First <= token && token < End;
}
