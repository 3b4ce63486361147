namespace ReviewBot.Rules;

/// <summary>A piece of a rule file or a configuration. Closed.</summary>
/// <param name="Line">The line on which it begins, from one.</param>
public abstract record RuleNode(int Line)
{
    /// <summary>Text.</summary>
    /// <param name="Line">The line on which it begins.</param>
    /// <param name="Value">What it says.</param>
    public sealed record Text(int Line, string Value) : RuleNode(Line);

    /// <summary>A list.</summary>
    /// <param name="Line">The line on which it begins.</param>
    /// <param name="Items">Its items.</param>
    public sealed record List(int Line, IReadOnlyList<RuleNode> Items) : RuleNode(Line);

    /// <summary>Keys, each once.</summary>
    /// <param name="Line">The line on which it begins.</param>
    /// <param name="Entries">The keys with their values, in order.</param>
    public sealed record Map(int Line, IReadOnlyList<Entry> Entries) : RuleNode(Line);

    /// <summary>A key and its value.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Line">The line on which the key stands.</param>
    /// <param name="Value">The value.</param>
    public sealed record Entry(string Key, int Line, RuleNode Value);
}
