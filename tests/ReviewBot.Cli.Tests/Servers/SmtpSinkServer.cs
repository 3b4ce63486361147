namespace ReviewBot.Cli.Tests.Servers;

/// <summary>The SMTP server of Postfix that relays nothing and writes each mail into a file.</summary>
internal sealed class SmtpSinkServer : IDisposable
{
    private readonly TestFolder _folder = new();
    private Daemon? _daemon;

    private SmtpSinkServer()
    {
    }

    public int Port { get; } = Programs.FreePort();

    /// <summary>The mails, one byte a char, each behind lines about its envelope.</summary>
    public string[] Mails => [.. Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal).Select(Sinks.Replies.Read)];

    /// <summary>Starts it.</summary>
    /// <param name="trouble">Options of the program that make trouble.</param>
    public static async Task<SmtpSinkServer> StartAsync(params string[] trouble)
    {
        var server = new SmtpSinkServer();
        await server.RunAsync(trouble);
        return server;
    }

    /// <summary>Starts it again after <see cref="Kill"/>.</summary>
    public async Task RunAsync(params string[] trouble)
    {
        var program = Programs.Find("smtp-sink");
        string[] user = [];
        if (Environment.UserName == "root")
        {
            Programs.Run("chmod", ["777", _folder.Path]);
            user = ["-u", "nobody"];
        }

        _daemon = await Daemon.StartAsync(
            [program, .. user, .. trouble, "-d", Path.Join(_folder.Path, "mail."), Programs.Invariant($"127.0.0.1:{Port}"), "10"], [Port]);
    }

    public void Kill() => _daemon?.Dispose();

    public void Dispose()
    {
        Kill();
        _folder.Dispose();
    }
}
