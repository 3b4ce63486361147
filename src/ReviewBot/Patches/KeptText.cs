namespace ReviewBot.Patches;

/// <summary>What patches and cover letters keep of their text while series are put together.</summary>
public enum KeptText
{
    /// <summary>An outline, by which copies are still told from other mails.</summary>
    None,

    /// <summary>An outline, and the mail as it was found, to be read once more when its series is looked at.</summary>
    Source,

    /// <summary>All of it.</summary>
    All,
}
