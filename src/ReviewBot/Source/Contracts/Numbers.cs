namespace ReviewBot.Source.Contracts;

/// <summary>Reads constants.</summary>
internal static class Numbers
{
    /// <summary>Whether a number or character constant is zero.</summary>
    public static bool IsZero(ReadOnlySpan<char> literal) =>
        literal is "'\\0'" || literal.TrimEnd("uUlL") is "0" or "00" or "0x0" or "0x00" or "0x00000000";

    /// <summary>Whether a name is that of an error code, as <c>EINVAL</c>.</summary>
    public static bool IsErrorCode(ReadOnlySpan<char> name)
    {
        if (name is not ['E', _, _, ..] || name.Length > 16)
            return false;

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }
}
