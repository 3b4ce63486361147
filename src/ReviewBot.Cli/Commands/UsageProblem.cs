using System.CommandLine;
using System.CommandLine.Parsing;

namespace ReviewBot.Cli.Commands;

/// <summary>What is wrong with a command line, in one line, and the word that was probably meant.</summary>
internal static class UsageProblem
{
    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return parsed.UnmatchedTokens switch
        {
            [['-', ..] option, ..] => UnknownOption(option, parsed.CommandResult),
            [var word, ..] when command.Subcommands.Count > 0 =>
                $"unknown command '{word}'{Meant(word, command.Subcommands.Select(sub => sub.Name))}",
            [var word, ..] => $"unexpected '{word}'",
            _ => OneLine(parsed.Errors[0].Message),
        };
    }

    public static string UnknownOption(string word, SymbolResult place) =>
        $"unknown option '{word}'{(place is CommandResult { Command: var command } ? Meant(word, command.Options.Select(option => option.Name)) : "")}";

    private static string OneLine(string message)
    {
        var words = message.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words).TrimEnd('.');
        return char.ToLowerInvariant(line[0]) + line[1..];
    }

    private static string Meant(string word, IEnumerable<string> known) =>
        known.Select(name => (name, Steps: Distance(word, name)))
            .Where(near => near.Steps <= 2)
            .OrderBy(near => near.Steps)
            .Select(near => $", did you mean '{near.name}'?").FirstOrDefault("");

    /// <summary>How many letters must be added, dropped or changed (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var best = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], best);
            }
        }

        return row[^1];
    }
}
