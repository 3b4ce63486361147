namespace ReviewBot.Source.Flow;

/// <summary>The operators of C.</summary>
internal static class Operators
{
    /// <summary>The assignment operator with this text; null for another token.</summary>
    public static string? Assignment(ReadOnlySpan<char> text) => text switch
    {
        "=" => "=",
        "+=" => "+=",
        "-=" => "-=",
        "*=" => "*=",
        "/=" => "/=",
        "%=" => "%=",
        "&=" => "&=",
        "|=" => "|=",
        "^=" => "^=",
        "<<=" => "<<=",
        ">>=" => ">>=",
        _ => null,
    };

    /// <summary>The operator between two operands, and how strongly it binds; zero for another token.</summary>
    public static (string Operator, int Strength) Binary(ReadOnlySpan<char> text) => text switch
    {
        "*" => ("*", 10),
        "/" => ("/", 10),
        "%" => ("%", 10),
        "+" => ("+", 9),
        "-" => ("-", 9),
        "<<" => ("<<", 8),
        ">>" => (">>", 8),
        "<" => ("<", 7),
        ">" => (">", 7),
        "<=" => ("<=", 7),
        ">=" => (">=", 7),
        "==" => ("==", 6),
        "!=" => ("!=", 6),
        "&" => ("&", 5),
        "^" => ("^", 4),
        "|" => ("|", 3),
        "&&" => ("&&", 2),
        "||" => ("||", 1),
        _ => ("", 0),
    };

    /// <summary>The operator before an operand; null for another token.</summary>
    public static string? Unary(ReadOnlySpan<char> text) => text switch
    {
        "!" => "!",
        "~" => "~",
        "-" => "-",
        "+" => "+",
        "*" => "*",
        "&" => "&",
        "&&" => "&&", // the address of a label
        "++" => "++",
        "--" => "--",
        _ => null,
    };
}
