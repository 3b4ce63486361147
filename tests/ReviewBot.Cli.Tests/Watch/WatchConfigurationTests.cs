namespace ReviewBot.Cli.Tests.Watch;

public sealed class WatchConfigurationTests
{
    private const string Rest = "sources: { a: { maildir: { path: m } } }\nlists: { l: { address: l@example.org } }\n";

    [Theory, ClassData<BothForms>]
    public void The_example_sends_nothing_and_has_no_mistake(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("reviewbot.yaml", Cli.Run(form, folder, ["config", "example"]).Succeeded());

        Assert.Equal("patches: dry run, to author, patches@example.org\n", Cli.Run(form, folder, ["config", "check"]).Succeeded());
    }

    [Theory]
    [InlineData("stat: x\n" + Rest, "reviewbot.yaml:1: unknown key 'stat'")]
    [InlineData(Rest, "reviewbot.yaml:1: missing key 'state'")]
    [InlineData("state: s\nsources: {}\nlists: { l: { address: l@example.org } }\n", "reviewbot.yaml:2: no source: nothing would ever be done")]
    [InlineData("state: s\nkeep: soon\n" + Rest, "reviewbot.yaml:2: 'keep' is a time such as 90s, 5m, 2h or 7d, not 'soon'")]
    [InlineData("state: s\njobs: 1000\n" + Rest, "reviewbot.yaml:2: 'jobs' is from 1 to 64, not 1000")]
    [InlineData("state: s\nsources:\n  a: { smtp: { host: h } }\nlists: { l: { address: l@example.org } }\n", "reviewbot.yaml:3: unknown key 'smtp'")]
    [InlineData("state: s\nsources:\n  a:\n    imap: { host: h, user: u, password: secret }\nlists: { l: { address: l@example.org } }\n", "reviewbot.yaml:4: 'password' holds keys of its own")]
    [InlineData("state: s\nsources:\n  a:\n    imap: { host: h, user: u }\nlists: { l: { address: l@example.org } }\n", "reviewbot.yaml:4: a user needs a password or a token, and they a user")]
    [InlineData("state: s\nsources: { a: { maildir: { path: m } } }\nlists:\n  l: { address: nobody }\n", "reviewbot.yaml:4: 'nobody' is no mail address")]
    [InlineData("state: s\nsources: { a: { maildir: { path: m } } }\nlists:\n  l: { address: l@example.org, trees: [x] }\n", "reviewbot.yaml:4: no tree 'x'")]
    [InlineData("state: s\nsources: { a: { maildir: { path: m } } }\nlists:\n  l: { address: l@example.org, quiet: night }\n", "reviewbot.yaml:4: 'quiet' is like '22:00-07:00 Europe/Prague', not 'night'")]
    [InlineData("state: s\nsources: { a: { maildir: { path: m } } }\nlists:\n  l: { address: l@example.org, mode: send }\n", "reviewbot.yaml:4: to send anything, the file needs an 'identity'")]
    [InlineData("state: s\nidentity: { address: b@example.org }\nsources: { a: { maildir: { path: m } } }\nlists:\n  l: { address: l@example.org, mode: send }\n", "reviewbot.yaml:5: to send anything, the file needs an 'outbox' with a place to send to")]
    public void A_slip_is_named_with_its_line(string text, string problem)
    {
        using var folder = new TestFolder();
        folder.Write("reviewbot.yaml", text);

        Cli.Run(Form.Managed, folder, ["config", "check"]).Refused(problem);
    }

    [Fact]
    public void No_configuration_is_one_line()
    {
        using var folder = new TestFolder();
        Cli.Run(Form.Managed, folder, ["watch"]).Refused("reviewbot.yaml: no such file or directory");
    }
}
