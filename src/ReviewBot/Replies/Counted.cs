namespace ReviewBot.Replies;

/// <summary>How many there are of something, in words.</summary>
public static class Counted
{
    /// <summary><c>1 patch</c>, <c>2 patches</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="thing">The word for one.</param>
    /// <param name="things">The word for several; by default that for one with an s.</param>
    public static string Of(int number, string thing, string? things = null) =>
        number == 1 ? $"1 {thing}" : $"{number} {things ?? thing + "s"}";
}
