using System.Collections.Immutable;
using System.CommandLine;
using ReviewBot.Cli.Sources;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>The options that say which rules there are and which of them run.</summary>
internal sealed class RuleSelection
{
    private readonly Option<string?> _folder = new("--rules")
    {
        HelpName = "DIR",
        Description = "Use the rule files under this folder too.",
    };

    private readonly Option<string[]> _enable = new("--enable")
    {
        HelpName = "ID",
        Description = "Run this rule, or family such as 'unrelated/*', although it is preview. May be repeated.",
    };

    private readonly Option<string[]> _disable = new("--disable")
    {
        HelpName = "ID",
        Description = "Do not run this rule or family. May be repeated.",
    };

    private readonly Option<bool> _preview = new("--preview")
    {
        Description = "Run the rules of status preview too.",
    };

    /// <summary>Adds the options about what rules there are.</summary>
    public void AddFolderTo(Command command) => command.Add(_folder);

    /// <summary>Adds the options about which of them run.</summary>
    public void AddTo(Command command)
    {
        AddFolderTo(command);
        command.Add(_enable);
        command.Add(_disable);
        command.Add(_preview);
    }

    /// <summary>The rules at hand.</summary>
    public RuleCatalogue Catalogue(ParseResult parsed, bool withExamples = false)
    {
        var more = parsed.GetValue(_folder) is { } folder ? RuleFolder.Read(folder) : [];
        return new RuleCatalogue(AnalyzerCatalogue.Names, more, withExamples);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="UsageException">An id or family matches no rule.</exception>
    public ReviewSettings Settings(ParseResult parsed, RuleCatalogue catalogue) => new()
    {
        Preview = parsed.GetValue(_preview),
        Enable = Known(parsed.GetValue(_enable), catalogue),
        Disable = Known(parsed.GetValue(_disable), catalogue),
    };

    private static ImmutableArray<string> Known(string[]? wanted, RuleCatalogue catalogue)
    {
        foreach (var id in wanted ?? [])
        {
            if (!catalogue.Ids.Any(new FileGlobs([id]).Match))
                throw Unknown(id);
        }

        return [.. wanted ?? []];
    }

    /// <summary>The complaint about an id that names no rule.</summary>
    public static UsageException Unknown(string id) => new($"reviewbot: no rule '{id}'; see 'reviewbot rules list'");
}
