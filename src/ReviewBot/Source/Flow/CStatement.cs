using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>A statement of a function body, as far as the tokens tell. Closed.</summary>
public abstract record CStatement
{
    private CStatement(TokenRange range) => Range = range;

    /// <summary>Its tokens, from the first to the semicolon or brace that ends it.</summary>
    public TokenRange Range { get; }

    /// <summary>The statements directly in it, in order.</summary>
    public virtual ImmutableArray<CStatement> Parts => [];

    /// <summary>It and all statements in it, the outer before the inner, in order.</summary>
    public IEnumerable<CStatement> All()
    {
        var open = new Stack<CStatement>([this]);
        while (open.TryPop(out var next))
        {
            yield return next;
            var parts = next.Parts; // made anew each time
            for (var i = parts.Length - 1; i >= 0; i--)
                open.Push(parts[i]);
        }
    }

    /// <summary>Statements in braces, labels among them.</summary>
    /// <param name="Range">Its tokens, braces included.</param>
    /// <param name="Body">The statements.</param>
    public sealed record Block(TokenRange Range, ImmutableArray<CStatement> Body) : CStatement(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CStatement> Parts => Body;
    }

    /// <summary><c>if</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Condition">The condition, without its parentheses.</param>
    /// <param name="Then">What is done where it holds.</param>
    /// <param name="Else">What is done where it does not.</param>
    public sealed record If(TokenRange Range, TokenRange Condition, CStatement Then, CStatement? Else)
        : CStatement(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CStatement> Parts => Else is null ? [Then] : [Then, Else];
    }

    /// <summary>A loop.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Kind">Which loop.</param>
    /// <param name="Head">What stands in its parentheses.</param>
    /// <param name="Body">What is repeated.</param>
    public sealed record Loop(TokenRange Range, LoopKind Kind, TokenRange Head, CStatement Body) : CStatement(Range)
    {
        /// <summary>The name of the macro that makes the loop; null for a loop of C.</summary>
        public string? Macro { get; init; }

        /// <summary>What a <c>for</c> does first; it may be a declaration.</summary>
        public CStatement? Start { get; init; }

        /// <summary>What is tested; empty where a <c>for</c> tests nothing, and for a macro.</summary>
        public TokenRange Condition { get; init; }

        /// <summary>What a <c>for</c> does after each round.</summary>
        public TokenRange Step { get; init; }

        /// <inheritdoc/>
        public override ImmutableArray<CStatement> Parts => Start is null ? [Body] : [Start, Body];
    }

    /// <summary><c>switch</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Value">What is switched on, without its parentheses.</param>
    /// <param name="Body">Its body, with <see cref="Case"/> among the statements.</param>
    public sealed record Switch(TokenRange Range, TokenRange Value, CStatement Body) : CStatement(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CStatement> Parts => [Body];
    }

    /// <summary><c>case</c> or <c>default</c>; the statements behind it follow in the same block.</summary>
    /// <param name="Range">Its tokens, colon included.</param>
    /// <param name="Value">The value, or <c>first ... last</c>; empty for <c>default</c>.</param>
    public sealed record Case(TokenRange Range, TokenRange Value) : CStatement(Range)
    {
        /// <summary>Whether it is <c>default</c>.</summary>
        public bool IsDefault => Value.IsEmpty;
    }

    /// <summary>A label; the statement behind it follows in the same block.</summary>
    /// <param name="Range">Its tokens, colon included.</param>
    /// <param name="Name">The name.</param>
    public sealed record Label(TokenRange Range, string Name) : CStatement(Range);

    /// <summary><c>goto</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Target">The label; null when the target is computed.</param>
    public sealed record Goto(TokenRange Range, string? Target) : CStatement(Range);

    /// <summary><c>return</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Value">The value; empty without one.</param>
    public sealed record Return(TokenRange Range, TokenRange Value) : CStatement(Range);

    /// <summary><c>break</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    public sealed record Break(TokenRange Range) : CStatement(Range);

    /// <summary><c>continue</c>.</summary>
    /// <param name="Range">Its tokens.</param>
    public sealed record Continue(TokenRange Range) : CStatement(Range);

    /// <summary>A declaration of variables.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Type">What stands before the first declarator: type, qualifiers, storage class.</param>
    /// <param name="Declarators">What it declares; none for a type alone.</param>
    public sealed record Declaration(TokenRange Range, TokenRange Type, ImmutableArray<Declarator> Declarators)
        : CStatement(Range);

    /// <summary>An expression with a semicolon, a macro that declares among them; assembler too.</summary>
    /// <param name="Range">Its tokens.</param>
    /// <param name="Value">The expression.</param>
    public sealed record Expression(TokenRange Range, TokenRange Value) : CStatement(Range);

    /// <summary>A semicolon, or an attribute alone.</summary>
    /// <param name="Range">Its tokens.</param>
    public sealed record Empty(TokenRange Range) : CStatement(Range);

    /// <summary>
    /// Conditional compilation around whole statements: one of the branches is there, and which one is not known.
    /// </summary>
    /// <param name="Range">Its tokens, from <c>#if</c> to <c>#endif</c>.</param>
    /// <param name="Branches">The branches; one that is off for certain (<c>#if 0</c>) is left out.</param>
    /// <param name="IsOneTaken">Whether one of them is always there, as with <c>#else</c>.</param>
    public sealed record Configured(TokenRange Range, ImmutableArray<Block> Branches, bool IsOneTaken)
        : CStatement(Range)
    {
        /// <inheritdoc/>
        public override ImmutableArray<CStatement> Parts => [.. Branches];
    }

    /// <summary>What is not understood: it may do, jump and leave as it likes.</summary>
    /// <param name="Range">Its tokens.</param>
    public sealed record Unknown(TokenRange Range) : CStatement(Range);
}

/// <summary>The kinds of loops.</summary>
public enum LoopKind
{
    /// <summary><c>while</c>: tested before each round.</summary>
    While,

    /// <summary><c>do</c>: tested after each round.</summary>
    Do,

    /// <summary><c>for</c>.</summary>
    For,

    /// <summary>A macro with a body, such as <c>list_for_each_entry()</c>: any number of rounds.</summary>
    Macro,

    /// <summary>A macro whose body runs once, such as <c>scoped_guard()</c>, and which <c>break</c> leaves.</summary>
    Once,
}

/// <summary>What a declaration declares.</summary>
/// <param name="Name">The name.</param>
/// <param name="Token">The token of the name.</param>
/// <param name="Pointers">How many stars stand before the name.</param>
/// <param name="Suffix">What stands behind the name: dimensions or parameters; empty for a plain variable.</param>
/// <param name="Value">What it is initialized with; empty when it is not.</param>
public readonly record struct Declarator(
    string Name, int Token, int Pointers, TokenRange Suffix, TokenRange Value);
