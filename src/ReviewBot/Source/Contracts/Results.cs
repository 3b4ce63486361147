namespace ReviewBot.Source.Contracts;

/// <summary>
/// What a number or a pointer may be. An error is a negative error code as a number and an <c>ERR_PTR()</c> as a
/// pointer, zero is NULL, and what is above zero is a pointer that may be followed.
/// </summary>
[Flags]
public enum Results
{
    /// <summary>Nothing: a value that no path gives.</summary>
    None = 0,

    /// <summary>Zero, or NULL.</summary>
    Zero = 1,

    /// <summary>A number above zero, or a pointer to something.</summary>
    Above = 2,

    /// <summary>A negative error code, or an <c>ERR_PTR()</c>.</summary>
    Error = 4,

    /// <summary>A negative number that is no error code.</summary>
    Negative = 8,

    /// <summary>Anything.</summary>
    All = Zero | Above | Error | Negative,
}
