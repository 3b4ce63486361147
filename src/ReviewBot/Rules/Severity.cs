namespace ReviewBot.Rules;

/// <summary>How much a finding matters, in SARIF's words.</summary>
public enum Severity
{
    /// <summary>Worth a word.</summary>
    Note,

    /// <summary>Should be changed or explained.</summary>
    Warning,

    /// <summary>Is wrong.</summary>
    Error,
}
