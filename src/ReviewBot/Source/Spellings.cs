namespace ReviewBot.Source;

/// <summary>
/// Short texts as strings. A word of C stands in a patch many times, and mostly the string that was made of it last is
/// still at hand.
/// </summary>
internal static class Spellings
{
    private const int Longest = 40;

    // any thread may put a string here: whoever finds another one than it looks for makes its own
    private static readonly string?[] Recent = new string?[8192];

    /// <summary>The text.</summary>
    internal static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
            return text.ToString();

        var hash = text.Length;
        foreach (var c in text)
            hash = (hash * 31) + c;

        ref var recent = ref Recent[(uint)hash % (uint)Recent.Length];
        var known = recent;
        if (known is null || !text.SequenceEqual(known))
            recent = known = text.ToString();

        return known;
    }
}
