using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>
/// An expression of C, as far as its tokens tell without knowing macros and types. Parentheses leave no trace. Closed.
/// </summary>
public abstract record CExpression
{
    private CExpression(TokenRange range) => Range = range;

    /// <summary>Its tokens; of an expression in parentheses, those inside.</summary>
    public TokenRange Range { get; }

    /// <summary>The expressions directly in it, in order.</summary>
    public virtual ImmutableArray<CExpression> Parts => [];

    /// <summary>
    /// What it tests, without what only hints or reports: <c>unlikely(x)</c>, <c>WARN_ON(x)</c> and the like give
    /// <c>x</c>.
    /// </summary>
    public CExpression Unwrapped => this is Call
    {
        Callee: "likely" or "unlikely" or "WARN_ON" or "WARN_ON_ONCE" or "WARN" or "WARN_ONCE" or "__builtin_expect"
            or "READ_ONCE" or "data_race",
        Arguments: [var first, ..],
    }
        ? first.Unwrapped
        : this;

    /// <summary>It and all expressions in it, the outer before the inner.</summary>
    public ImmutableArray<CExpression> All() => All([this]);

    /// <summary>Some expressions and all in them, the outer before the inner.</summary>
    internal static ImmutableArray<CExpression> All(ImmutableArray<CExpression> expressions)
    {
        var all = ImmutableArray.CreateBuilder<CExpression>(expressions.Length);
        foreach (var expression in expressions)
            Add(expression, all);

        return all.DrainToImmutable();
    }

    // no deeper than the reader reads
    private static void Add(CExpression expression, ImmutableArray<CExpression>.Builder all)
    {
        all.Add(expression);
        foreach (var part in expression.Parts)
            Add(part, all);
    }

    /// <summary>Reads the tokens of a range as one expression; <see cref="Unknown"/> when they are none.</summary>
    public static CExpression Read(CFragment fragment, TokenRange range) => ExpressionReader.Read(fragment, range);

    /// <summary>A name: of a variable, a function, a constant, or a macro.</summary>
    /// <param name="Token">Its token.</param>
    /// <param name="Spelling">The name.</param>
    public sealed record Name(int Token, string Spelling) : CExpression(new TokenRange(Token, Token + 1));

    /// <summary>A number or a character constant.</summary>
    /// <param name="Token">Its token.</param>
    /// <param name="Spelling">As written.</param>
    public sealed record Literal(int Token, string Spelling) : CExpression(new TokenRange(Token, Token + 1));

    /// <summary>String literals next to each other, macros that give such among them.</summary>
    /// <param name="Range">Its tokens.</param>
    public sealed record Text(TokenRange Range) : CExpression(Range);

    /// <summary>A call, of a function or of a macro.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Function">What is called.</param>
    /// <param name="Arguments">The arguments; a type among them is <see cref="Unknown"/>.</param>
    public sealed record Call(TokenRange Range, CExpression Function, ImmutableArray<CExpression> Arguments)
        : CExpression(Range)
    {
        /// <summary>The name of the function; null when it is called by a pointer that is computed.</summary>
        public string? Callee => (Function as Name)?.Spelling;

        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => [Function, .. Arguments];
    }

    /// <summary><c>object.name</c> or <c>object-&gt;name</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Object">What stands before it.</param>
    /// <param name="Field">The name of the member.</param>
    /// <param name="IsArrow">Whether it is reached by a pointer.</param>
    public sealed record Member(TokenRange Range, CExpression Object, string Field, bool IsArrow) : CExpression(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => [Object];
    }

    /// <summary><c>array[at]</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Array">The array.</param>
    /// <param name="At">The index.</param>
    public sealed record Index(TokenRange Range, CExpression Array, CExpression At) : CExpression(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => [Array, At];
    }

    /// <summary>An operator with one operand: <c>! ~ - + * &amp; ++ --</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Operator">The operator.</param>
    /// <param name="Operand">The operand.</param>
    /// <param name="IsPostfix">Whether the operator stands behind it.</param>
    public sealed record Unary(TokenRange Range, string Operator, CExpression Operand, bool IsPostfix = false)
        : CExpression(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => [Operand];
    }

    /// <summary>An operator with two operands that assigns nothing.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Operator">The operator.</param>
    /// <param name="Left">The operand before it.</param>
    /// <param name="Right">The operand behind it.</param>
    public sealed record Binary(TokenRange Range, string Operator, CExpression Left, CExpression Right)
        : CExpression(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => [Left, Right];
    }

    /// <summary>An assignment.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Operator"><c>=</c>, <c>+=</c> and so on.</param>
    /// <param name="Target">What is assigned to.</param>
    /// <param name="Value">The value.</param>
    public sealed record Assign(TokenRange Range, string Operator, CExpression Target, CExpression Value)
        : CExpression(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => [Target, Value];
    }

    /// <summary><c>condition ? then : else</c>; without a middle, <c>condition</c> is that too.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Condition">The condition.</param>
    /// <param name="Then">The value where it holds.</param>
    /// <param name="Else">The value where it does not.</param>
    public sealed record Conditional(TokenRange Range, CExpression Condition, CExpression Then, CExpression Else)
        : CExpression(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => IsShort ? [Condition, Else] : [Condition, Then, Else];

        /// <summary>Whether it is <c>a ?: b</c>, whose condition is its value too.</summary>
        public bool IsShort => ReferenceEquals(Condition, Then);
    }

    /// <summary>A cast, or a compound literal, whose value is then <see cref="Unknown"/>.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Type">The tokens of the type.</param>
    /// <param name="Value">What is cast.</param>
    public sealed record Cast(TokenRange Range, TokenRange Type, CExpression Value) : CExpression(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => [Value];
    }

    /// <summary><c>sizeof</c> of a type or of an expression.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Of">The tokens of what is measured.</param>
    public sealed record SizeOf(TokenRange Range, TokenRange Of) : CExpression(Range);

    /// <summary>Expressions of which the last is the value.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Expressions">Two or more.</param>
    public sealed record Comma(TokenRange Range, ImmutableArray<CExpression> Expressions) : CExpression(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CExpression> Parts => Expressions;
    }

    /// <summary>
    /// What is not understood: a type as an argument, a statement expression, an initializer in braces, conditional
    /// compilation, too deep a nesting.
    /// </summary>
    /// <param name="Range">Its tokens.</param>
    public sealed record Unknown(TokenRange Range) : CExpression(Range);
}
