using ReviewBot.Source.Flow;

namespace ReviewBot.Rules;

/// <summary>Which tests of a result its contract makes pointless.</summary>
internal static class WrongTests
{
    /// <summary>Whether a kind of test is one of them, unless something else makes up for it.</summary>
    public static bool Suspects(Returned returned, TestKind test) => (returned, test) switch
    {
        (Returned.ErrPtr or Returned.ErrPtrOrNull, TestKind.Not or TestKind.Truth) => true,
        (Returned.Null, TestKind.IsErr) => true,
        (Returned.NeverNull, TestKind.Not) => true,
        (Returned.NeverZero, TestKind.Not or TestKind.Truth or TestKind.NotPositive) => true,
        (Returned.Count, TestKind.Truth or TestKind.Not) => true,
        (Returned.Errno, TestKind.Positive) => true,
        (Returned.NeverNegative, TestKind.Negative or TestKind.NotNegative) => true,
        (Returned.ZeroOnFailure, TestKind.Negative) => true,
        (Returned.ZeroOnTimeout or Returned.BytesNotCopied or Returned.Boolean,
            TestKind.Negative or TestKind.NotNegative or TestKind.EqualsErrno) => true,
        (Returned.LengthOrErrno, TestKind.Other) => true,
        _ => false,
    };

    /// <summary>Whether such a test is pointless where it stands.</summary>
    public static bool Holds(FunctionView function, Returned returned, int node, ResultTest test, Result result) =>
        returned == Returned.LengthOrErrno
            ? IsOfSize(function, test, result)
            : !(test.Kind == TestKind.NotPositive && TellsZero(function, node, test))
                && !MadeUpFor(returned, test.Kind, result.Kept is { } kept
                ? OtherTests(function, node, test, kept, result)
                : []);

    /// <summary>
    /// Whether the other tests of the result, before and behind, see what this one does not: then it is of no use, and
    /// does no harm.
    /// </summary>
    private static bool MadeUpFor(Returned returned, TestKind test, IEnumerable<TestKind> others) => returned switch
    {
        Returned.ErrPtr or Returned.ErrPtrOrNull => others.Any(other => other is TestKind.IsErr or TestKind.IsErrOrNull),
        Returned.Null => others.Any(other => other is TestKind.Not or TestKind.Truth or TestKind.IsErrOrNull),
        Returned.NeverZero when test != TestKind.NotPositive =>
            others.Any(other => other is not (TestKind.Not or TestKind.Truth)),
        Returned.Count => others.Any(other => other is not (TestKind.Not or TestKind.Truth)),

        // `n < 0 || n >= size` is a way to write a range
        Returned.NeverNegative => others.Any(other => other == TestKind.Other),
        _ => false,
    };

    /// <summary>The other tests of the same value: in the same step, on the way from the call, and ahead.</summary>
    private static IEnumerable<TestKind> OtherTests(
        FunctionView function, int node, ResultTest test, Lvalue kept, Result result)
    {
        var ahead = Paths.Ahead(function, Paths.From(function, node), at => function.Effects[at].To(kept) is null);
        foreach (var (at, other) in function.Tests)
        {
            if ((at == node || ahead.Contains(at) || result.Between.Contains(at))
                && !ReferenceEquals(other, test)
                && other.Lvalue?.Text == kept.Text)
                yield return other.Kind;
        }

        // PTR_ERR_OR_ZERO() is a test, too
        foreach (var (at, call) in function.Calls["PTR_ERR_OR_ZERO"])
        {
            if ((at == node || ahead.Contains(at) || result.Between.Contains(at))
                && call.Arguments is [var of]
                && Lvalue.Of(of)?.Text == kept.Text)
                yield return TestKind.IsErr;
        }
    }

    /// <summary>Whether the branch of <c>x &lt;= 0</c> tells zero from an error, so that nothing is lost.</summary>
    private static bool TellsZero(FunctionView function, int node, ResultTest test) =>
        function.Graph.Nodes[node].Statement is CStatement.If choice
        && test.Lvalue is { } lvalue
        && function.Graph.Nodes.Any(inner => choice.Then.Range.Contains(inner.Statement.Range.First)
            && (inner.Kind == FlowNodeKind.Test || function.All(inner).Any(part => part is CExpression.Conditional))
            && function.TextOf(inner.Value).Contains(lvalue.Root, StringComparison.Ordinal));

    /// <summary>
    /// Whether a copied length is compared with the size that was given, which it never reaches. A size that is unsigned,
    /// as sizeof is, makes the error code a huge number: that comparison sees it.
    /// </summary>
    private static bool IsOfSize(FunctionView function, ResultTest test, Result result) =>
        test.Whole is CExpression.Binary { Operator: ">=" or ">" or "==" or "<" } compare
        && compare.Left.Unwrapped.Range == test.Operand.Range
        && IsSigned(function, compare.Right.Unwrapped)
        && result.Calls.All(call => call.Arguments is [_, _, var size]
            && function.TextOf(size.Range) == function.TextOf(compare.Right.Range));

    /// <summary>Whether a size is a number or a constant, or is declared as signed.</summary>
    private static bool IsSigned(FunctionView function, CExpression size) => size switch
    {
        CExpression.Literal => true,
        CExpression.Name name when !name.Spelling.Any(char.IsAsciiLetterLower) => true,
        CExpression.Name name => function.Variables.Find(name.Spelling) is { IsPlain: true, Type: "int" or "long" or "ssize_t" },
        _ => false,
    };
}
