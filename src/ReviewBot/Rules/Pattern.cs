using System.Text.RegularExpressions;

namespace ReviewBot.Rules;

/// <summary>
/// A regular expression of a rule file. It takes time linear in the text, whatever the expression and the mail, so it
/// has neither look-around nor back-references (nor named groups, which can hide one), and needs no timeout, which
/// would
/// make a review depend on the machine.
/// </summary>
public sealed class Pattern
{
    private static readonly string[] Unbounded =
        ["(?=", "(?!", "(?<", "(?'", "(?>", "(?(", @"\k", @"\G", @"\1", @"\2", @"\3", @"\4", @"\5", @"\6", @"\7", @"\8", @"\9"];

    // made when a text is looked at: it takes milliseconds, and most reviews need few of all patterns
    private readonly Lazy<Regex> _regex;

    /// <summary>Takes an expression in the syntax of .NET.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="isTested">Whether it is known to be one; to find out takes longer than many a review.</param>
    /// <exception cref="ArgumentException">It is not one, or may run for ever, or matches the empty text.</exception>
    public Pattern(string text, bool isTested = false)
    {
        if (!isTested)
            Refuse(text);

        Text = text;
        _regex = new(() => new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
    }

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>The first match in a text.</summary>
    public Match Match(string text) => _regex.Value.Match(text);

    /// <summary>All matches in a text, in order.</summary>
    public IEnumerable<Match> Matches(string text) => _regex.Value.Matches(text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static void Refuse(string text)
    {
        if (Regex.IsMatch("", text, RegexOptions.CultureInvariant))
            throw new ArgumentException("it matches the empty text", nameof(text));

        var letters = text.Replace(@"\\", "", StringComparison.Ordinal);
        if (Unbounded.Any(construct => letters.Contains(construct, StringComparison.Ordinal)))
            throw new ArgumentException(
                "look-around, named groups and back-references are not for rule files", nameof(text));
    }
}
