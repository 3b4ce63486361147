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

    private readonly Option<string?> _config = new("--config")
    {
        HelpName = "FILE",
        Description = $"Settings that '{Configuration.FileName}' of the tree may tune but not relax (docs/configuration.md).",
    };

    private readonly Option<string?> _baseline = new("--baseline")
    {
        HelpName = "FILE",
        Description = "Say nothing of the findings in this list; 'reviewbot baseline' writes one.",
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
        command.Add(_config);
        command.Add(_baseline);
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

    /// <summary>The rules and settings of a run: what was asked for, over what the files say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="inTree">The configuration of the tree under review, if it has one.</param>
    /// <exception cref="UsageException">A file cannot be read, or an id matches no rule.</exception>
    /// <exception cref="RuleException">A file breaks its format.</exception>
    public (ImmutableArray<Rule> Rules, ReviewSettings Settings, string? FailOn) Configured(
        ParseResult parsed, TextFile? inTree)
    {
        var catalogue = Catalogue(parsed);
        var settings = Settings(parsed, catalogue);
        if (parsed.GetValue(_baseline) is { } list && TextFile.Read(list) is var baseline)
            settings = settings with { Baseline = Baseline.Read(baseline.Path, baseline.Text) };

        var rules = catalogue.Rules;
        var policy = Configuration.None;
        if (parsed.GetValue(_config) is { } file && TextFile.Read(file) is var given)
            policy = ConfigurationFile.Read(given.Path, given.Text, rules, policy: null);

        var own = inTree is null
            ? Configuration.None
            : ConfigurationFile.Read(inTree.Path, inTree.Text, rules, policy);
        var (tuned, run) = policy.With(own, rules, settings);
        return (tuned, run, policy.FailOn ?? own.FailOn);
    }

    /// <summary>The rules of some ids and families, or all without any.</summary>
    /// <exception cref="UsageException">An id or family matches no rule.</exception>
    public ImmutableArray<Rule> Chosen(ParseResult parsed, string[] wanted)
    {
        var catalogue = Catalogue(parsed);
        var known = Known(wanted, catalogue);
        return known.IsEmpty ? catalogue.Rules : [.. catalogue.Rules.Where(rule => ReviewSettings.Names(known, rule))];
    }

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
