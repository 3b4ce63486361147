using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>The <c>reviewbot</c> command: its commands, and what becomes of whatever goes wrong in them.</summary>
public static class CommandLine
{
    /// <summary>The version, as <c>--version</c> and every review name it.</summary>
    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>(
            )!.InformationalVersion.Split('+')[0];

    /// <summary>Runs a command line; returns an exit code of <see cref="ExitCode"/> and never throws.</summary>
    public static int Run(string[] arguments) => Guard(Console.Error, () =>
    {
        var parsed = Create().Parse(arguments);
        return parsed.Action is ParseErrorAction
            ? Refuse(parsed)
            : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    });

    /// <summary>Does work, and turns what goes wrong in it into one line and an exit code.</summary>
    public static int Guard(TextWriter errors, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is UsageException or RuleException or TreeException or StoreException or SourceException)
        {
            errors.WriteLine(Output.Printable(e.Message));
            return ExitCode.Usage;
        }
#pragma warning disable CA1031 // the last line of defence: nobody above could say it better
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (Environment.GetEnvironmentVariable("REVIEWBOT_DEBUG") is "1")
                errors.WriteLine(e);

            errors.WriteLine(Output.Printable(
                $"reviewbot: a bug of ours: {e.GetType().Name}: {e.Message.Split('\n')[0]} "
                + "(please report it with the input that shows it; REVIEWBOT_DEBUG=1 prints where it happened)"));
            return ExitCode.Bug;
        }
    }

    internal static RootCommand Create()
    {
        var root = new RootCommand("Reviews patch series the way a careful maintainer does: deterministic, with proof.")
        {
            ReviewCommand.Create(),
            GateCommand.Create(),
            BaselineCommand.Create(),
            HookCommand.Create(),
            SeriesCommand.Create(),
            SplitCommand.Create(),
            ApplyCommand.Create(),
            ContractCommand.Create(),
            WatchCommand.Create(),
            OutboxCommand.Create(),
            StatusCommand.Create(),
            ConfigCommand.Create(),
            RulesCommand.Create(),
            CompletionCommand.Create(),
            ManCommand.Create(),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
                (help.Description, help.Action) = ("Show this help.", new HelpPage());
            else if (option is VersionOption version)
                (version.Description, version.Action) = ("Show the version.", new VersionAction());
        }

        return root;
    }

    private static int Refuse(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0)
            Console.Error.Write(HelpPage.Write(command));
        else
            Output.Problem($"reviewbot: {UsageProblem.Of(parsed)}; see '{HelpPage.NameOf(command)} --help'");

        return ExitCode.Usage;
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Output.Write($"reviewbot {Version}\n");
            return ExitCode.Clean;
        }
    }
}
