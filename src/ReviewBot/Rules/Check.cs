using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>The one check of a rule. Closed: each kind is a key of the rule file.</summary>
public abstract record Check
{
    private Check()
    {
    }

    /// <summary>The placeholders that this check fills in a message.</summary>
    public abstract ImmutableArray<string> Names { get; }

    /// <summary><c>terminology:</c> a word next to code that means something else.</summary>
    /// <param name="Term">The word.</param>
    /// <param name="In">Where the word counts: new comments, strings, the log, the subject.</param>
    /// <param name="Beside">
    /// Code that must stand in the same function, or the same hunk where only the diff is known.
    /// </param>
    /// <param name="Prefer">The word that the code bears out.</param>
    public sealed record Terminology(Pattern Term, ImmutableArray<TermScope> In, Pattern Beside, string Prefer) : Check
    {
        /// <summary>How near the code must stand to a comment or string.</summary>
        public TermReach Within { get; init; }

        /// <summary>What takes the word back when the same comment, string or log says it too: <c>pairs with</c>.</summary>
        public Pattern? Unless { get; init; }

        /// <inheritdoc/>
        public override ImmutableArray<string> Names => ["term", "prefer", "code"];
    }

    /// <summary><c>contract:</c> what functions return; which tests of it are wrong follows.</summary>
    /// <param name="Functions">The functions.</param>
    /// <param name="Returns">What all of them return.</param>
    /// <param name="Fixup">The right test, a template with the placeholders of the message; null when there is none.</param>
    public sealed record Contract(ImmutableArray<string> Functions, Returned Returns, MessageTemplate? Fixup) : Check
    {
        private readonly HashSet<string> _functions = new(Functions, StringComparer.Ordinal);

        /// <summary>Whether it states what a function returns.</summary>
        public bool IsAbout(string function) => _functions.Contains(function);

        /// <inheritdoc/>
        public override ImmutableArray<string> Names => ["function", "result", "test", "code"];
    }

    /// <summary><c>analyzer:</c> a class of <c>Analyzers/</c>.</summary>
    /// <param name="Name">The analyzer as the rule file writes it, <c>label-rename</c>.</param>
    /// <param name="Options">Its options, defaults and settings.</param>
    /// <param name="Fills">The placeholders it fills, as the rule file's <c>fills:</c> declares them.</param>
    public sealed record Analyzer(string Name, RuleOptions Options, ImmutableArray<string> Fills) : Check
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> Names => Fills;
    }
}

/// <summary>Where a term counts.</summary>
public enum TermScope
{
    /// <summary>Comments that the patch adds.</summary>
    Comment,

    /// <summary>Of these, the ones that kernel-doc reads.</summary>
    KernelDoc,

    /// <summary>String literals (<c>string</c>) that the patch adds.</summary>
    Literal,

    /// <summary>The log.</summary>
    Log,

    /// <summary>The title.</summary>
    Subject,
}

/// <summary>How near to a word the code must stand.</summary>
public enum TermReach
{
    /// <summary>In the same function, or in the one right below a comment.</summary>
    Function,

    /// <summary>In the statement that a comment stands right above or behind, or that a string is part of.</summary>
    Statement,
}
