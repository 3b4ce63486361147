using System.Globalization;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>A mailing list in an mbox, a configuration that reads it, and an mbox in the place of a mail server.</summary>
internal sealed class WatchedList : IDisposable
{
    private const string Server = "mx.example.org";

    private readonly Form _form;
    private int _minute;

    public WatchedList(Form form, string mode = "moderate")
    {
        _form = form;
        Folder.Write("list.mbox", "");
        Folder.Write("reviewbot.yaml",
            $$"""
            state: state
            identity: { name: ReviewBot, address: bot@example.org }
            sources:
              list: { mbox: { path: list.mbox } }
            lists:
              patches: { address: patches@example.org, mode: {{mode}}, embargo: 0s, max-age: 36500d, per-author: 99, grace: 0s }
            outbox: { mbox: { path: sent.mbox } }
            commands: { authserv-id: {{Server}} }

            """);
    }

    public TestFolder Folder { get; } = new();

    public string Sent => File.Exists(Path.Join(Folder.Path, "sent.mbox")) ? Folder.Read("sent.mbox") : "";

    /// <summary>Appends a patch that sets a level and turns a tab into spaces on the way.</summary>
    public void Patch(string id, string tag = "PATCH", string headers = "") => Mail(id, $"[{tag}] foo: set the level", headers,
        """
        The level stays at zero.

        Signed-off-by: A Developer <a@example.org>
        ---
        --- a/foo.c
        +++ b/foo.c
        @@ -1,5 +1,6 @@ int foo(void)
         	a = 1;
        -	b = 2;
        +        b = 2;
        +	level = 1;
         	d = 4;
         	e = 5;
         	f = 6;

        """);

    /// <summary>The body of a patch of another file, with the same slip.</summary>
    public static string PatchOf(string file) =>
        $"""
        Set c.
        ---
        --- a/{file}
        +++ b/{file}
        @@ -10,5 +10,6 @@ int foo(void)
         	a = 1;
        -	b = 2;
        +        b = 2;
        +	c = 3;
         	d = 4;
         	e = 5;
         	f = 6;

        """;

    /// <summary>Appends an answer.</summary>
    public void Answer(string id, string to, string body, string from = "A Developer <a@example.org>", bool isAuthentic = true) => Mail(
        id, "Re: [PATCH] foo: set the level",
        $"In-Reply-To: <{to}>\n{(isAuthentic ? $"Authentication-Results: {Server}; dkim=pass header.d=example.org\n" : "")}", body, from);

    /// <summary>Appends a mail.</summary>
    public void Mail(string id, string subject, string headers, string body, string from = "A Developer <a@example.org>")
    {
        var date = new DateTime(2025, 1, 6, 10, 0, 0, DateTimeKind.Utc).AddMinutes(_minute++).ToString("ddd, d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        File.AppendAllText(
            Path.Join(Folder.Path, "list.mbox"),
            $"From x Mon Jan  6 10:00:00 2025\nFrom: {from}\nTo: patches@example.org\nDate: {date} +0000\nMessage-ID: <{id}>\nSubject: {subject}\n{headers}\n{body}\n");
    }

    /// <summary>Appends a mail as it stands.</summary>
    public void Raw(string mail) => File.AppendAllText(Path.Join(Folder.Path, "list.mbox"), $"From x Mon Jan  6 10:00:00 2025\n{mail}\n");

    /// <summary>Reads what is new and does what is due; gives the log.</summary>
    public string Watch()
    {
        var run = Run("watch", "--once");
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Error;
    }

    /// <summary>The replies, a line each: state, recipient, subject, reason.</summary>
    public string[] Outbox() =>
        [.. Run("outbox", "list", "--all").Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The Message-Id of a reply.</summary>
    public string IdOf(int reply) => Run("outbox", "show", reply.ToString(CultureInfo.InvariantCulture)).Succeeded()
        .Split('\n').Single(line => line.StartsWith("Message-Id: <", StringComparison.Ordinal))[13..^1];

    public CliRun Run(params string[] arguments) => Cli.Run(_form, Folder, arguments);

    public void Dispose() => Folder.Dispose();
}
