using System.CommandLine;
using System.Globalization;
using ReviewBot.Cli.Sources;
using ReviewBot.Mail;
using ReviewBot.Renderers;
using ReviewBot.Replies;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot split PATH… --output DIR</c>: cuts proved riders off patches.</summary>
internal static class SplitCommand
{
    public static Command Create()
    {
        var paths = MailPaths.Argument(ArgumentArity.OneOrMore);
        var jobs = JobsOption.Create();
        var output = new Option<string>("--output", "-o") { HelpName = "DIR", Description = "Write the patches to this folder, which must be new or empty.", Required = true };
        var fixup = new Option<bool>(
            "--fixup")
        { Description = "Write a fixup! patch for each patch with riders, which takes only them out." };
        var command = new DescribedCommand("split", "Cut what is unrelated off patches, into patches of its own.")
        {
            Examples =
            [
                (
                    "reviewbot split series.mbox --output split && git am split/*",
                    "the same tree, in patches that do one thing"),
                ("reviewbot split series.mbox --fixup --output fixups", "for 'git am' and 'git rebase --autosquash'"),
            ],
        };
        var (tree, choice) = (new TreeOptions(), new ChoiceOptions());
        command.Add(paths);
        tree.AddTo(command);
        choice.AddTo(command);
        command.Add(output);
        command.Add(fixup);
        command.Add(jobs);
        command.SetAction(parsed =>
        {
            using var input = Input.Read(
                parsed.GetRequiredValue(paths), tree.Read(parsed), choice.Read(parsed), parsed.GetValue(jobs));
            if (input.Series is not [var series])
                throw new UsageException(
                    $"{parsed.GetRequiredValue(paths)[0]}: {input.Series.Length} series; choose one with --message-id");

            var view = new SeriesView(input.BaseOf(series).Apply(series));
            var folder = EmptyFolder(parsed.GetRequiredValue(output));
            var mails = parsed.GetValue(fixup) ? Fixups(view) : Halves(view);
            foreach (var (mail, index) in mails.Select((mail, index) => (mail, index)))
                Write(Path.Join(folder, (index + 1).ToString("0000", CultureInfo.InvariantCulture) + ".patch"), mail);

            Output.Write($"{Counted.Of(mails.Count, "patch", "patches")} in {folder}\n");
            return ExitCode.Clean;
        });
        return command;
    }

    private static List<string> Fixups(SeriesView series) =>
        [.. series.Patches.Select(PatchSplit.Of).OfType<PatchSplit>().Select(SplitMails.Fixup)];

    private static List<string> Halves(SeriesView series)
    {
        var splits = series.Patches.Select(patch => (Patch: patch, Split: PatchSplit.Of(patch))).ToList();
        var total = splits.Sum(split => split.Split is null ? 1 : 2);
        var mails = new List<string>();
        foreach (var (patch, split) in splits)
        {
            if (split is null)
            {
                mails.Add(SplitMails.Whole(patch.Patch, mails.Count + 1, total));
                continue;
            }

            var (riders, rest) = SplitMails.Both(split, mails.Count + 1, total);
            mails.Add(riders);
            mails.Add(rest);
        }

        return mails;
    }

    private static string EmptyFolder(string path)
    {
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
                throw new UsageException($"{path}: not empty");

            Directory.CreateDirectory(path);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: cannot be made: {Output.Reason(e)}");
        }
    }

    private static void Write(string path, string raw)
    {
        try
        {
            File.WriteAllBytes(path, RawText.ToBytes(raw));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: cannot be written: {Output.Reason(e)}");
        }
    }
}
