namespace ReviewBot.Rules;

/// <summary>What a function returns. Each kind implies the tests of a result that are wrong.</summary>
public enum Returned
{
    /// <summary><c>err-ptr</c>: a pointer, or an error as <c>ERR_PTR()</c>; never NULL.</summary>
    ErrPtr,

    /// <summary><c>null</c>: a pointer, or NULL; never an <c>ERR_PTR()</c>.</summary>
    Null,

    /// <summary><c>err-ptr-or-null</c>: a pointer, an error as <c>ERR_PTR()</c>, or NULL, which is no error.</summary>
    ErrPtrOrNull,

    /// <summary><c>never-null</c>: a pointer, whatever happens.</summary>
    NeverNull,

    /// <summary><c>errno</c>: zero, or a negative error code.</summary>
    Errno,

    /// <summary><c>never-zero</c>: a number above zero, or a negative error code.</summary>
    NeverZero,

    /// <summary><c>count</c>: how many were handled, which is above zero on success, or a negative error code.</summary>
    Count,

    /// <summary><c>never-negative</c>: zero or a number above, which is a length and no error.</summary>
    NeverNegative,

    /// <summary><c>zero-on-failure</c>: an unsigned number, zero on failure.</summary>
    ZeroOnFailure,

    /// <summary><c>zero-on-timeout</c>: what is left of the time, which is zero on timeout and never below.</summary>
    ZeroOnTimeout,

    /// <summary><c>bytes-not-copied</c>: how many bytes were not copied, zero on success and never below.</summary>
    BytesNotCopied,

    /// <summary><c>boolean</c>: true or false; never an error code.</summary>
    Boolean,

    /// <summary><c>length-or-errno</c>: how long the copy is, which is less than the size, or a negative error code.</summary>
    LengthOrErrno,
}
