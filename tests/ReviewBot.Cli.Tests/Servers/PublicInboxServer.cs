using System.Text;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>An archive that public-inbox keeps, and its servers for news and for git.</summary>
internal sealed class PublicInboxServer : IDisposable
{
    public const string Group = "inbox.test";

    private readonly TestFolder _folder = new();
    private readonly TestCertificates _certificates;
    private readonly int _news = Programs.FreePort(), _secureNews = Programs.FreePort(), _web = Programs.FreePort();
    private readonly List<Daemon> _daemons = [];

    private PublicInboxServer()
    {
        _certificates = TestCertificates.In(_folder);
        Archive = Path.Join(_folder.Path, "inbox");
    }

    /// <summary>The folder of the archive; its first epoch is <c>git/0.git</c>.</summary>
    public string Archive { get; }

    public string Url => Programs.Invariant($"http://127.0.0.1:{_web}/test");

    /// <summary>An archive of some mails, and no server yet.</summary>
    public static PublicInboxServer With(params string[] mails)
    {
        var init = Programs.Find("public-inbox-init");
        var server = new PublicInboxServer();
        Programs.Run(
            init, ["-V2", "test", server.Archive, server.Url, "test@example.org", "--ng", Group], server.Environment);
        File.AppendAllText(
            Path.Join(server._folder.Path, ".public-inbox", "config"), "[publicinboxmda]\n\tspamcheck = none\n");
        foreach (var mail in mails)
            server.Deliver(mail);
        return server;
    }

    public void Deliver(string mail) => Programs.Run(
        Programs.Find("public-inbox-mda"), ["--no-precheck"],
        new Dictionary<string, string>(Environment) { ["ORIGINAL_RECIPIENT"] = "test@example.org" },
        Encoding.Latin1.GetBytes(mail));

    /// <summary>Takes a mail out of the archive again.</summary>
    public void Remove(string mail) => Programs.Run(
        Programs.Find("public-inbox-learn"), ["rm", "--all"], Environment, Encoding.Latin1.GetBytes(mail));

    /// <summary>Starts the news server.</summary>
    public async Task<PublicInboxServer> NewsAsync()
    {
        await StartAsync(
            "public-inbox-nntpd", [_news, _secureNews], "-l", Programs.Invariant($"nntp://127.0.0.1:{_news}"),
            "-l", Programs.Invariant($"nntps://127.0.0.1:{_secureNews}"),
            "--cert", _certificates.Certificate, "--key", _certificates.Key);
        return this;
    }

    /// <summary>Starts the web server, from which git fetches.</summary>
    public async Task<PublicInboxServer> WebAsync()
    {
        await StartAsync("public-inbox-httpd", [_web], "-l", Programs.Invariant($"127.0.0.1:{_web}"));
        return this;
    }

    /// <summary>Kills the servers.</summary>
    public void Kill()
    {
        _daemons.ForEach(daemon => daemon.Dispose());
        _daemons.Clear();
    }

    public MailServer Address(Security security) =>
        new("localhost", security == Security.Tls ? _secureNews : _news, security)
        {
            CertificateFile = _certificates.Authority,
        };

    public void Dispose()
    {
        Kill();
        _folder.Dispose();
    }

    private Dictionary<string, string> Environment => new() { ["HOME"] = _folder.Path, ["TMPDIR"] = _folder.Path };

    private async Task StartAsync(string program, int[] ports, params string[] arguments) => _daemons.Add(
        await Daemon.StartAsync([Programs.Find(program), "-W0", .. arguments], ports, Environment));
}
