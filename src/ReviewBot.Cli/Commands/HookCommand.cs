using System.CommandLine;
using ReviewBot.Cli.Git;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot hook install|uninstall</c>: has git run the gate.</summary>
internal static class HookCommand
{
    private static readonly Argument<string> Name = NameArgument();

    private static readonly Option<string?> Tree = new("--tree")
    {
        HelpName = "DIR",
        Description = "The git repository. Default: the one around the current folder.",
    };

    public static Command Create() => new("hook", "Let git run the gate before a push or a commit.")
    {
        One(
            "install",
            "Write a hook that runs 'reviewbot gate'; a hook of somebody else stays.",
            ("reviewbot hook install", "look at what is pushed"),
            reader => $"{Hooks.Install(reader.Revisions, reader.Value)} is written\n"),
        One(
            "uninstall",
            "Remove the hook that 'install' wrote.",
            ("reviewbot hook uninstall commit-msg", "no longer look at each commit"),
            reader => Hooks.Uninstall(reader.Revisions, reader.Value) is { } path
                ? $"{path} is removed\n"
                : $"there is no {reader.Value} hook\n"),
    };

    private static DescribedCommand One(
        string word, string description, (string, string) example, Func<(Revisions Revisions, string Value), string> work)
    {
        var command = new DescribedCommand(word, description) { Examples = [example] };
        command.Add(Name);
        command.Add(Tree);
        command.SetAction(parsed =>
        {
            using var reader = CommitReader.Open(parsed.GetValue(Tree));
            Output.Write(work((reader.Revisions, parsed.GetRequiredValue(Name))));
            return ExitCode.Clean;
        });
        return command;
    }

    private static Argument<string> NameArgument()
    {
        var name = new Argument<string>("HOOK")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "pre-push, which looks at what is pushed, or commit-msg, which looks at each commit. Default: pre-push.",
            DefaultValueFactory = _ => "pre-push",
        };
        name.AcceptOnlyFromAmong([.. Hooks.Scripts.Keys]);
        return name;
    }
}
