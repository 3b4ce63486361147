using System.Text.RegularExpressions;

namespace ReviewBot.Cli.Tests;

/// <summary>Every command in a shell block of the documentation runs, or at least is understood.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string, string> Commands => [.. from page in new[] { "README.md", "docs/gate.md", "docs/mail.md" }
                                                             from block in Block.Matches(File.ReadAllText(PathOf(page)))
                                                             from line in block.Groups[1].Value.Split('\n')
                                                             let command = line.Split("  #")[0].Trim()
                                                             where command.Contains("reviewbot ", StringComparison.Ordinal)
                                                             where !command.Contains("list/git", StringComparison.Ordinal) && !command.Contains("my-rules", StringComparison.Ordinal)
                                                             select (page, command)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_of_the_documentation_runs(string page, string command)
    {
        using var branch = new Branch();
        using var tools = new TestFolder();
        var program = tools.Write("reviewbot", $"#!/bin/sh\nexec {Cli.CommandOf(Form.Managed)} \"$@\"\n");
        Cli.Run("chmod", branch.Box.Folder, ["+x", program]).Succeeded();
        branch.Box.Git("clone", "-q", "--bare", ".", "linux");
        branch.Box.Git("tag", "v6.1");
        branch.Box.Git("-C", "linux", "tag", "v6.1");
        branch.Box.Git("update-ref", "refs/remotes/origin/main", "main");
        branch.Box.Git("update-ref", "refs/remotes/origin/master", "main");
        branch.On("topic").Clean().Clean();
        branch.Box.Write("series.mbox", branch.Box.Git("format-patch", "--stdout", "main"));

        var line = command.Replace("~/linux", "linux", StringComparison.Ordinal)
            .Replace("git am split/*", "true", StringComparison.Ordinal);
        var run = Cli.Run("sh", branch.Box.Folder, ["-c", $"PATH='{tools.Path}':$PATH; {line}"]);
        Assert.True(run.ExitCode == 0, $"{page}: {command}: {run.ExitCode} {run.Error}");
    }

    private static string PathOf(string page)
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "docs", "sample")))
            folder = Path.GetDirectoryName(folder)!;

        return Path.Combine(folder, page);
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
