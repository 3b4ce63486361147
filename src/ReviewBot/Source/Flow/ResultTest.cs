namespace ReviewBot.Source.Flow;

/// <summary>How a value is tested.</summary>
public enum TestKind
{
    /// <summary><c>x</c>, <c>x != NULL</c>, <c>x != 0</c>.</summary>
    Truth,

    /// <summary><c>!x</c>, <c>x == NULL</c>, <c>x == 0</c>.</summary>
    Not,

    /// <summary><c>x &lt; 0</c>.</summary>
    Negative,

    /// <summary><c>x &lt;= 0</c>.</summary>
    NotPositive,

    /// <summary><c>x &gt; 0</c>.</summary>
    Positive,

    /// <summary><c>x &gt;= 0</c>.</summary>
    NotNegative,

    /// <summary><c>x == -ENOMEM</c>.</summary>
    EqualsErrno,

    /// <summary><c>IS_ERR(x)</c>.</summary>
    IsErr,

    /// <summary><c>IS_ERR_OR_NULL(x)</c>.</summary>
    IsErrOrNull,

    /// <summary>A comparison with something else.</summary>
    Other,
}

/// <summary>A test of a value.</summary>
/// <param name="Kind">How it is tested.</param>
/// <param name="Operand">What is tested.</param>
/// <param name="Whole">The test.</param>
public sealed record ResultTest(TestKind Kind, CExpression Operand, CExpression Whole)
{
    /// <summary>What the test is of: the target where an assignment stands in it.</summary>
    public Lvalue? Lvalue => Flow.Lvalue.Of(Operand is CExpression.Assign assign ? assign.Target : Operand);

    /// <summary>The tests in a condition, or in any other expression that has some.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isCondition">Whether it decides by itself, so that a plain name in it is a test.</param>
    public static IEnumerable<ResultTest> In(CExpression expression, bool isCondition)
    {
        var whole = expression.Unwrapped;
        switch (whole)
        {
            case CExpression.Binary { Operator: "&&" or "||" } both:
                return In(both.Left, true).Concat(In(both.Right, true));

            case CExpression.Unary { Operator: "!", IsPostfix: false } not when Read(not.Operand.Unwrapped) is { } inner:
                return [inner];

            case CExpression.Unary { Operator: "!", IsPostfix: false } not
                when not.Operand.Unwrapped is CExpression.Binary or CExpression.Unary { Operator: "!" } or CExpression.Conditional:
                return In(not.Operand, true);

            case CExpression.Unary { Operator: "!", IsPostfix: false } not:
                return [new ResultTest(TestKind.Not, not.Operand.Unwrapped, whole), .. Below(not.Operand)];

            case CExpression.Conditional choice:
                return In(choice.Condition, true)
                    .Concat(choice.IsShort ? [] : In(choice.Then, isCondition))
                    .Concat(In(choice.Else, isCondition));

            case CExpression.Assign when !isCondition:
                return Below(whole);
        }

        if (Read(whole) is { } test)
            return [test, .. Below(whole)];

        return isCondition && whole is CExpression.Name or CExpression.Member or CExpression.Call or CExpression.Assign or CExpression.Index
            ? [new ResultTest(TestKind.Truth, whole, whole), .. Below(whole)]
            : Below(whole);
    }

    /// <summary>
    /// The tests that are decided when a condition holds or does not: each with whether it holds then.
    /// </summary>
    public static IEnumerable<(ResultTest Test, bool Holds)> Decided(CExpression condition, bool holds)
    {
        var whole = condition.Unwrapped;
        return whole switch
        {
            CExpression.Binary { Operator: "&&" } and =>
                holds ? Decided(and.Left, true).Concat(Decided(and.Right, true)) : [],
            CExpression.Binary { Operator: "||" } or =>
                holds ? [] : Decided(or.Left, false).Concat(Decided(or.Right, false)),
            CExpression.Unary { Operator: "!", IsPostfix: false } not when Read(not.Operand.Unwrapped) is not null
                || not.Operand.Unwrapped is CExpression.Binary or CExpression.Unary { Operator: "!" } =>
                Decided(not.Operand, !holds),
            _ => In(whole, isCondition: true).Take(1).Where(test => test.Whole == whole).Select(test => (test, holds)),
        };
    }

    private static IEnumerable<ResultTest> Below(CExpression expression) =>
        // most expressions are a name or a number
        expression.Parts is { IsEmpty: false } parts ? parts.SelectMany(static part => In(part, isCondition: false)) : [];

    private static ResultTest? Read(CExpression expression)
    {
        switch (expression)
        {
            case CExpression.Call { Callee: "IS_ERR", Arguments: [var of] }:
                return new ResultTest(TestKind.IsErr, of.Unwrapped, expression);

            case CExpression.Call { Callee: "IS_ERR_OR_NULL", Arguments: [var of] }:
                return new ResultTest(TestKind.IsErrOrNull, of.Unwrapped, expression);

            case CExpression.Binary { Operator: "==" or "!=" or "<" or ">" or "<=" or ">=" } compare:
                var (left, right) = (compare.Left.Unwrapped, compare.Right.Unwrapped);
                if (Constant(left) is not null && Constant(right) is null)
                    return new ResultTest(KindOf(Mirrored(compare.Operator), Constant(left)!), right, expression);

                return new ResultTest(
                    Constant(right) is { } constant ? KindOf(compare.Operator, constant) : TestKind.Other, left, expression);

            default:
                return null;
        }
    }

    private static string Mirrored(string sign) => sign switch
    {
        "<" => ">",
        ">" => "<",
        "<=" => ">=",
        ">=" => "<=",
        _ => sign,
    };

    private static TestKind KindOf(string sign, string constant) => (sign, constant) switch
    {
        ("==", "0") => TestKind.Not,
        ("!=", "0") => TestKind.Truth,
        ("<", "0") => TestKind.Negative,
        ("<=", "0") or ("<", "1") => TestKind.NotPositive,
        (">", "0") or (">=", "1") => TestKind.Positive,
        (">=", "0") or (">", "-1") => TestKind.NotNegative,
        ("==", ['-', 'E', ..]) => TestKind.EqualsErrno,
        _ => TestKind.Other,
    };

    /// <summary>Zero for NULL, the digits of a number, the name of an error code; null for all else.</summary>
    private static string? Constant(CExpression expression) => expression switch
    {
        CExpression.Name { Spelling: "NULL" or "false" } => "0",
        CExpression.Literal literal => literal.Spelling,
        CExpression.Unary { Operator: "-", Operand: CExpression.Literal literal } => $"-{literal.Spelling}",
        CExpression.Unary { Operator: "-", Operand: CExpression.Name { Spelling: ['E', ..] } name } => $"-{name.Spelling}",
        _ => null,
    };
}
