namespace ReviewBot.Replies;

/// <summary>Who gets a reply, of those who got the patch: never anybody else.</summary>
public enum Audience
{
    /// <summary>The author alone.</summary>
    Author,

    /// <summary>The author, and the lists that the patch went to as far as they are known to be lists.</summary>
    List,

    /// <summary>The author and everybody the patch went to.</summary>
    Everybody,
}
