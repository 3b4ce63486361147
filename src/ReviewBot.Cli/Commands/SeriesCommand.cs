using System.CommandLine;
using ReviewBot.Cli.Sources;
using ReviewBot.Renderers;
using ReviewBot.Reviews;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot series PATH…</c>: how mails were assembled, and why the others are no patches.</summary>
internal static class SeriesCommand
{
    public static Command Create()
    {
        var paths = MailPaths.Argument(ArgumentArity.OneOrMore);
        var jobs = JobsOption.Create();
        var format = new Option<string>("--format")
        {
            HelpName = "NAME",
            Description = "How to show it. text: for a person; json: everything, for programs (docs/series.schema.json).",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var output = new Option<string?>(
            "--output", "-o")
        { HelpName = "FILE", Description = "Write it to this file." };
        var all = new Option<bool>(
            "--all")
        { Description = "Name every mail that is in no series, not only how many there are." };
        var noColor = new Option<bool>(
            "--no-color")
        { Description = "No colour, even on a terminal; NO_COLOR does the same." };
        var command = new DescribedCommand("series", "Show how mails were put together to series.")
        {
            Examples =
            [
                ("reviewbot series thread.mbox", "which patches are here, and which are missing?"),
                ("reviewbot series ~/Mail/lists/livepatch --all", "why are these mails no patches?"),
                (
                    "reviewbot series lkml/git/0.git --since 2024-01-01",
                    "what came since, in an archive of public-inbox?"),
            ],
        };
        var choice = new ChoiceOptions();
        command.Add(paths);
        choice.AddTo(command);
        command.Add(format);
        command.Add(output);
        command.Add(all);
        command.Add(noColor);
        command.Add(jobs);
        command.SetAction(parsed =>
        {
            var parts = AssembledMails.ReadLong(parsed.GetRequiredValue(paths), choice.Read(parsed), parsed.GetValue(jobs), diffs: false)
                .Select(Warned);
            var file = parsed.GetValue(output);
            var options = new RenderOptions(file is null && Output.MayColor(parsed.GetValue(noColor)));
            if (parsed.GetValue(format) == "json")
                Output.Write(stream => Json(parts, stream), file);
            else
                Output.Write(stream => Text(parts, options, parsed.GetValue(all), stream), file);
            return ExitCode.Clean;
        });
        return command;
    }

    private static MailReading Warned(MailReading part)
    {
        foreach (var problem in part.Problems)
            Output.Problem(problem.ToString());

        return part;
    }

    private static void Json(IEnumerable<MailReading> parts, Stream output)
    {
        using var aside = TemporaryFile.Create();
        ListingJson.Write(parts, CommandLine.Version, output, aside);
    }

    private static void Text(IEnumerable<MailReading> parts, RenderOptions options, bool all, Stream output)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        ListingText.Write(parts, options, all, writer);
    }
}
