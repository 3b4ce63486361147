using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>What is known of a function, with the lines by which it can be checked.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Kind">What all definitions agree on.</param>
/// <param name="Rules">What rules say of it.</param>
/// <param name="Definitions">The definitions, and declarations that describe the result.</param>
public sealed record ContractAnswer(
    string Function, ReturnKind Kind, ImmutableArray<RuleFact> Rules, ImmutableArray<ShownDefinition> Definitions)
{
    /// <summary>Puts an answer together.</summary>
    /// <param name="function">The name.</param>
    /// <param name="rules">What rules say of it.</param>
    /// <param name="all">All definitions of the name.</param>
    /// <param name="linesOf">The lines of a file of the tree, raw.</param>
    public static ContractAnswer Of(
        string function, ImmutableArray<RuleFact> rules, ImmutableArray<Definition> all, Func<string, string[]> linesOf)
    {
        var meant = Visibility.Shared(all);
        var shown = all.RemoveAll(one => one.Form != DefinitionForm.Prototype && !meant.Contains(one));
        return new ContractAnswer(
            function, ContractKinds.Agreed(meant), rules, [.. shown.Select(one => ShownDefinition.Of(one, linesOf(one.Path)))]);
    }
}

/// <summary>What a rule says of a function.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Returns">What it says that the function returns.</param>
/// <param name="Evidence">Where it can be checked; null when the rule does not say.</param>
public sealed record RuleFact(string Rule, string Returns, string? Evidence);

/// <summary>A definition as a person reads it.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Head">Its first line.</param>
/// <param name="Doc">What its comment says of the result; null when it does not.</param>
/// <param name="Statements">The text of each return statement.</param>
public sealed record ShownDefinition(Definition Definition, string Head, string? Doc, ImmutableArray<string> Statements)
{
    private const int MostLines = 6;

    /// <summary>Reads the lines of its file.</summary>
    public static ShownDefinition Of(Definition definition, string[] lines) => new(
        definition,
        FirstLine(lines, definition.Line),
        definition.DocLine > 0 ? DocReader.Text(lines.Skip(definition.DocLine - 1)) : null,
        [.. definition.Returns.Select(statement => Statement(lines, statement.Line))]);

    private static string FirstLine(string[] lines, int line)
    {
        var head = At(lines, line);
        // a type may stand on a line of its own
        return head.Contains('(', StringComparison.Ordinal) || head.StartsWith('#') ? head : $"{head} {At(lines, line + 1)}".TrimEnd();
    }

    private static string Statement(string[] lines, int line)
    {
        var text = At(lines, line);
        for (var next = line + 1; next < line + MostLines && !text.Contains(';', StringComparison.Ordinal) && next <= lines.Length; next++)
            text = $"{text} {At(lines, next)}";

        return text;
    }

    private static string At(string[] lines, int line) => line <= lines.Length ? lines[line - 1].Trim() : "";
}
