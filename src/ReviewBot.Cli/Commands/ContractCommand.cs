using System.CommandLine;
using ReviewBot.Cli.Contracts;
using ReviewBot.Cli.Git;
using ReviewBot.Mail;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot contract FUNCTION…</c>: what functions of a tree return, and by which lines that is known.</summary>
internal static class ContractCommand
{
    private static readonly Argument<string[]> Functions = new("function")
    {
        HelpName = "FUNCTION",
        Arity = ArgumentArity.OneOrMore,
        Description = "The name of a function, or of a macro that stands for one.",
    };

    private static readonly Option<string?> Tree = new("--tree")
    {
        HelpName = "DIR",
        Description = "Look in this git repository, bare or not, or in a plain folder. "
            + "Default: the repository around the current folder.",
    };

    private static readonly Option<string?> Base = new("--base")
    {
        HelpName = "REV",
        Description = "Look at this commit. Default: the one that is checked out.",
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Write it to this file.",
    };

    public static Command Create()
    {
        var format = new Option<string>("--format")
        {
            HelpName = "NAME",
            Description = "How to show it. text: for a person; json: everything, for programs (docs/contracts.md).",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new DescribedCommand("contract", "Show what functions of a kernel tree return, and by which lines that is known.")
        {
            Examples =
            [
                ("reviewbot contract devm_clk_get", "ERR_PTR or NULL? In the repository around this folder"),
                ("reviewbot contract class_create --tree linux --base v6.1", "in another tree, at some release"),
                ("reviewbot contract foo_get foo_put --format json", "for a program"),
            ],
        };
        command.Add(Functions);
        command.Add(Tree);
        command.Add(Base);
        command.Add(format);
        command.Add(Output);
        command.SetAction(parsed => Answer(parsed, parsed.GetValue(format) == "json"));
        return command;
    }

    private static int Answer(ParseResult parsed, bool isJson)
    {
        var (tree, info) = TreeLocator.Find(parsed.GetValue(Tree), parsed.GetValue(Base));
        if (tree is null)
            throw new UsageException("reviewbot: there is no git repository around this folder; name a tree with --tree DIR");

        using var opened = tree as IDisposable;
        var contracts = new TreeContracts(tree, info.Path, CacheFolder.OfUser());
        var answers = new List<ContractAnswer>();
        var isMissing = false;
        foreach (var function in parsed.GetRequiredValue(Functions).Select(Name).Distinct())
        {
            var definitions = contracts.All(function);
            if (definitions.IsEmpty)
            {
                Cli.Output.Problem($"{info.Path}: no function '{function}'");
                isMissing = true;
                continue;
            }

            answers.Add(ContractAnswer.Of(function, [.. Facts(function)], definitions, path => Lines(tree, path)));
        }

        if (answers.Count > 0)
        {
            Cli.Output.Write(
                isJson ? ContractJson.Write(answers, CommandLine.Version, info.Path, info.Base) : ContractText.Write(answers),
                parsed.GetValue(Output));
        }

        return isMissing ? ExitCode.Usage : ExitCode.Clean;
    }

    /// <summary>What our rules say of it.</summary>
    private static IEnumerable<RuleFact> Facts(string function) =>
        from rule in new RuleCatalogue(AnalyzerCatalogue.Names, [], withExamples: false).Rules
        where rule.Check is Check.Contract contract && contract.IsAbout(function)
        let evidence = rule.Verified.FirstOrDefault(line => line.Name == function)
        select new RuleFact(rule.Id, ContractReader.Name(((Check.Contract)rule.Check).Returns), evidence is null ? null : $"{evidence.Path}:{evidence.Line}");

    /// <summary>People write <c>foo()</c>.</summary>
    private static string Name(string word) => word.TrimEnd('(', ')', ' ');

    private static string[] Lines(ITree tree, string path) =>
        tree.Find(path) is { } file ? RawText.FromBytes(tree.Read(file)).Split('\n') : [];
}
