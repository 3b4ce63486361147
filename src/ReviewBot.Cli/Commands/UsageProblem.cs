using System.CommandLine;
using System.CommandLine.Parsing;
using ReviewBot.Source;

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
        Enumerable.Range(1, 2)
            .SelectMany(most => known.Where(name => EditDistance.AtMost(word, name, most)))
            .Select(near => $", did you mean '{near}'?").FirstOrDefault("");
}
