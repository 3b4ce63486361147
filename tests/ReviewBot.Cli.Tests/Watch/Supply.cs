using System.Text;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>Mails on a real server, or in files, and what the configuration says of the place.</summary>
internal sealed class Supply : IDisposable
{
    private readonly IDisposable? _server;

    private Supply(string source, IDisposable? server = null) => (Source, _server) = (source, server);

    /// <summary>The kinds of sources.</summary>
    public static TheoryData<string> Kinds => [.. ServerFile.SourceKeys];

    /// <summary>The value of the source.</summary>
    public string Source { get; }

    /// <summary>Puts the mails into a place of some kind, in this order.</summary>
    public static async Task<Supply> OfAsync(string kind, TestFolder folder, string[] mails)
    {
#pragma warning disable CA2000 // the supply disposes of its server
        switch (kind)
        {
            case "imap" or "pop3":
                var dovecot = await Dovecot.StartAsync();
                foreach (var mail in mails)
                    dovecot.Deliver(mail);

                folder.Write("password", Dovecot.Password);
                var server = kind == "imap" ? dovecot.Imap(Security.Tls) : dovecot.Pop3(Security.Tls);
                return new($"{{ {kind}: {{ {Address(server)}, user: bot, password: {{ file: password }} }} }}", dovecot);
            case "nntp":
                var news = await PublicInboxServer.With(mails).NewsAsync();
                return new($"{{ nntp: {{ {Address(news.Address(Security.Tls))}, group: {PublicInboxServer.Group} }} }}", news);
            case "public-inbox":
                var web = await PublicInboxServer.With(mails).WebAsync();
                return new($"{{ public-inbox: {{ path: copy, remote: {web.Url} }} }}", web);
            case "maildir":
                for (var i = 0; i < mails.Length; i++)
                    folder.Write(Programs.Invariant($"Maildir/new/{1700000000 + i}.M{i}.test"), Encoding.Latin1.GetBytes(mails[i]));

                Directory.CreateDirectory(Path.Join(folder.Path, "Maildir/cur"));
                return new("{ maildir: { path: Maildir } }");
            case "mbox":
                folder.Write("list.mbox", Encoding.Latin1.GetBytes(string.Concat(mails.Select(mail => $"From x Mon Jan  6 10:00:00 2025\n{mail}\n"))));
                return new("{ mbox: { path: list.mbox } }");
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "no test has such a source");
        }
#pragma warning restore CA2000
    }

    public void Dispose() => _server?.Dispose();

    private static string Address(MailServer server) =>
        Programs.Invariant($"host: {server.Host}, port: {server.Port}, security: tls, certificates: {server.CertificateFile}");
}
