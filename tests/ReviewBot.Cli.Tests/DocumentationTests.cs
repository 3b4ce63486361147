using System.Text.RegularExpressions;

namespace ReviewBot.Cli.Tests;

/// <summary>
/// Every shell block of the documentation that runs the program runs as it stands there, in a home folder that has what
/// its reader would have. What builds and installs the program itself is run by <c>.ci/as-newcomer</c>.
/// </summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Pages =
    [
        "README.md", "docs/gate.md", "docs/mail.md", "docs/formats.md", "docs/configuration.md", "docs/rules.md",
        "docs/proof.md", "docs/etiquette.md", "docs/watch.md", "docs/contracts.md",
    ];

    public static TheoryData<string, string> Scripts =>
    [
        .. from page in Pages
           from block in ShellBlock.Matches(Read(page))
           let script = block.Groups[1].Value
           where Call.IsMatch(script)
           select (page, script),
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_of_the_documentation_runs(string page, string script)
    {
        using var branch = new Branch();
        using var tools = Tools();
        Furnish(branch);
        var ours = script.Replace("git am split/*", "true", StringComparison.Ordinal); // the branch has them already
        var run = Cli.Run("bash", branch.Box.Folder, ["-euo", "pipefail", "-c", $"PATH='{tools.Path}':$PATH PATCHWORK=https://example.org TOKEN=x\n{ours}"]);
        Assert.True(run.ExitCode == 0, $"{page}: {run.ExitCode}\n{script}\n{run.Error}");
    }

    [Fact]
    public void The_page_about_rules_names_every_key_of_a_rule_file()
    {
        var keys = Directory.EnumerateFiles(PathOf("rules"), "*.yaml", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .SelectMany(line => Key.Matches(line))
            .Select(key => key.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.Contains("terminology", keys);
        Assert.All(keys, key => Assert.Contains($"`{key}`", Read("docs/rules.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_to_a_file_finds_it()
    {
        var links = from page in Directory.EnumerateFiles(PathOf("docs"), "*.md").Append(PathOf("README.md"))
                    from link in Link.Matches(File.ReadAllText(page))
                    select Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value);
        Assert.All(links, link => Assert.True(Path.Exists(link), link));
    }

    /// <summary>A branch to look at, and what else the pages speak of.</summary>
    private static void Furnish(Branch branch)
    {
        var box = branch.Box;
        box.Git("clone", "-q", "--bare", ".", "linux");
        box.Git("tag", "v6.1");
        box.Git("-C", "linux", "tag", "v6.1");
        box.Git("update-ref", "refs/remotes/origin/main", "main");
        box.Git("update-ref", "refs/remotes/origin/master", "main");
        branch.On("topic").Clean().Clean();
        var mails = box.Git("format-patch", "--stdout", "main");
        foreach (var path in new[] { "series.mbox", "patches.mbox", "Mail/patches/1.mbox" })
            box.Write(path, mails);

        box.Git("init", "-q", "list/git/0.git");
        box.Write("list/git/0.git/m", Mails.Patch);
        box.Git("-C", "list/git/0.git", "add", "m");
        box.Git("-C", "list/git/0.git", "commit", "-q", "-m", "a mail");
        box.Git("clone", "-q", "--bare", "list/git/0.git", "archive.git");
        var config = Cli.Run(Form.Managed, box.Folder, ["config", "example"]).Succeeded();
        box.Write("reviewbot.yaml", config);
        box.Write("my-rules/locking/mutex-vs-spinlock.yaml", YamlBlock.Match(Read("README.md")).Groups[1].Value);
    }

    /// <summary>The program under its name, and stand-ins for those that would leave the machine.</summary>
    private static TestFolder Tools()
    {
        var tools = new TestFolder();
        var path = Environment.GetEnvironmentVariable("PATH");
        Executable("reviewbot", $"PATH='{path}' exec {Cli.CommandOf(Form.Managed)} \"$@\"");
        Executable("dotnet", "test \"$1 $2\" = 'tool install'");
        Executable("curl", "case \"$*\" in *@-*) cat ;; *) echo '[{\"id\": 1}]' ;; esac");
        return tools;

        void Executable(string name, string script) =>
            Cli.Run("chmod", tools, ["+x", tools.Write(name, $"#!/bin/sh\n{script}\n")]).Succeeded();
    }

    private static string Read(string page) => File.ReadAllText(PathOf(page));

    private static string PathOf(string page)
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "docs", "sample")))
            folder = Path.GetDirectoryName(folder)!;

        return Path.Combine(folder, page);
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock { get; }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock { get; }

    [GeneratedRegex(@"(^|\| |&& )reviewbot ", RegexOptions.Multiline)]
    private static partial Regex Call { get; }

    [GeneratedRegex(@"^([a-z]+):")]
    private static partial Regex Key { get; }

    [GeneratedRegex(@"\]\(([^):#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link { get; }
}
