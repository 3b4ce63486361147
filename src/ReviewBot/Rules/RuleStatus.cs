namespace ReviewBot.Rules;

/// <summary>Whether a rule has earned the right to write to people.</summary>
public enum RuleStatus
{
    /// <summary>Runs only when asked for, and never sends mail.</summary>
    Preview,

    /// <summary>Runs by default; a corpus run, recorded in the rule file, says how often it is right.</summary>
    Stable,
}
