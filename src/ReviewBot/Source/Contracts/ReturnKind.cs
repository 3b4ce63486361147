namespace ReviewBot.Source.Contracts;

/// <summary>What a caller of a function has to reckon with.</summary>
public enum ReturnKind
{
    /// <summary>Not all that it returns is understood, or its definitions do not agree.</summary>
    Unknown,

    /// <summary>A pointer, or an error as <c>ERR_PTR()</c>; never NULL.</summary>
    ErrPtr,

    /// <summary>A pointer, or NULL; never an <c>ERR_PTR()</c>.</summary>
    Null,

    /// <summary>A pointer, an <c>ERR_PTR()</c>, or NULL.</summary>
    ErrPtrOrNull,

    /// <summary>Zero, or a negative error code.</summary>
    NegativeErrno,

    /// <summary>A number above zero, or a negative error code.</summary>
    NeverZero,

    /// <summary>Zero or a number above, or a negative error code.</summary>
    Count,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An unsigned number.</summary>
    Unsigned,

    /// <summary>Nothing.</summary>
    Void,
}

/// <summary>How kinds are written.</summary>
public static class ReturnKinds
{
    /// <summary>The name of a kind in rule files and output.</summary>
    public static string Name(this ReturnKind kind) => kind switch
    {
        ReturnKind.ErrPtr => "err-ptr",
        ReturnKind.Null => "null",
        ReturnKind.ErrPtrOrNull => "err-ptr-or-null",
        ReturnKind.NegativeErrno => "negative-errno",
        ReturnKind.NeverZero => "never-zero",
        ReturnKind.Count => "count",
        ReturnKind.Boolean => "boolean",
        ReturnKind.Unsigned => "unsigned",
        ReturnKind.Void => "void",
        _ => "unknown",
    };

    /// <summary>A sentence for people.</summary>
    public static string Sentence(this ReturnKind kind) => kind switch
    {
        ReturnKind.ErrPtr => "A pointer, or an error as ERR_PTR(); never NULL.",
        ReturnKind.Null => "A pointer, or NULL; never an ERR_PTR().",
        ReturnKind.ErrPtrOrNull => "A pointer, an error as ERR_PTR(), or NULL.",
        ReturnKind.NegativeErrno => "Zero, or a negative error code.",
        ReturnKind.NeverZero => "A number above zero, or a negative error code; never zero.",
        ReturnKind.Count => "Zero or a number above, or a negative error code.",
        ReturnKind.Boolean => "True or false.",
        ReturnKind.Unsigned => "An unsigned number, never below zero.",
        ReturnKind.Void => "Nothing.",
        _ => "Not known: not all that it returns is understood, or its definitions do not agree.",
    };
}
