using System.Collections.Immutable;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Settings;

/// <summary>Reads what <c>reviewbot.yaml</c> says of the places where mails come from and go to.</summary>
internal static class ServerFile
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    private static readonly string[] Server = ["host", "port", "security", "user", "password", "token", "certificates"];

    /// <summary>The kinds of sources.</summary>
    public static ImmutableArray<string> SourceKeys { get; } = ["imap", "pop3", "nntp", "public-inbox", "maildir", "mbox"];

    /// <summary>The kinds of places to send to.</summary>
    public static ImmutableArray<string> SinkKeys { get; } = ["smtp", "imap-drafts", "maildir", "mbox"];

    /// <summary>Reads a source: one key that says its kind.</summary>
    /// <exception cref="RuleException">It breaks the format.</exception>
    public static SourceSettings Source(string name, SettingValues values)
    {
        values.Yaml.Only([.. SourceKeys]);
        var (kind, own) = Kind(values, SourceKeys, $"the source '{name}'");
        var every = own.Duration("every", kind is "public-inbox" ? 5 * Often : Often);
        var source = Source(name, kind, own, every);
        return own.Yaml.Has("since") ? source with { Since = own.Date("since") } : source;
    }

    private static SourceSettings Source(string name, string kind, SettingValues own, TimeSpan every)
    {
        switch (kind)
        {
            case "imap":
                own.Yaml.Only([.. Server, "folder", "since"]);
                return new SourceSettings.Imap(name, ReadServer(own, 993, 143), own.Yaml.TextOrNull("folder") ?? "INBOX");
            case "pop3":
                own.Yaml.Only([.. Server, "every", "since"]);
                return new SourceSettings.Pop3(name, ReadServer(own, 995, 110), every);
            case "nntp":
                own.Yaml.Only([.. Server, "group", "every", "since"]);
                return new SourceSettings.Nntp(name, ReadServer(own, 563, 119), own.Yaml.Text("group"), every);
            case "public-inbox":
                own.Yaml.Only("path", "remote", "every", "since");
                return new SourceSettings.PublicInbox(name, own.Path("path"), own.Yaml.TextOrNull("remote"), every);
            case "maildir":
                own.Yaml.Only("path", "every", "since");
                return new SourceSettings.Maildir(name, own.Path("path"), every);
            default:
                own.Yaml.Only("path", "every", "since");
                return new SourceSettings.Mbox(name, own.Path("path"), every);
        }
    }

    /// <summary>Reads the place that replies go to.</summary>
    /// <exception cref="RuleException">It breaks the format.</exception>
    public static SinkSettings Sink(SettingValues values)
    {
        var (kind, own) = Kind(values, SinkKeys, "the outbox");
        switch (kind)
        {
            case "smtp":
                own.Yaml.Only(Server);
                return new SinkSettings.Smtp(ReadServer(own, 465, 587, plain: 25));
            case "imap-drafts":
                own.Yaml.Only([.. Server, "folder"]);
                return new SinkSettings.ImapDrafts(ReadServer(own, 993, 143), own.Yaml.TextOrNull("folder") ?? "Drafts");
            case "maildir":
                own.Yaml.Only("path");
                return new SinkSettings.Maildir(own.Path("path"));
            default:
                own.Yaml.Only("path");
                return new SinkSettings.Mbox(own.Path("path"));
        }
    }

    private static (string Kind, SettingValues Values) Kind(SettingValues values, ImmutableArray<string> kinds, string what) =>
        kinds.Where(values.Yaml.Has).ToList() is [var kind]
            ? (kind, new SettingValues(values.Yaml.Map(kind)))
            : throw values.Yaml.Problem(values.Yaml.Line, $"{what} needs one of {string.Join(", ", kinds)}");

    private static MailServer ReadServer(SettingValues values, int tls, int startTls, int? plain = null)
    {
        var yaml = values.Yaml;
        var security = yaml.Has("security")
            ? yaml.Choice("security", ("tls", Security.Tls), ("starttls", Security.StartTls), ("none", Security.None))
            : Security.Tls;
        var port = security switch
        {
            Security.Tls => tls,
            Security.StartTls => startTls,
            _ => plain ?? startTls,
        };
        var server = new MailServer(yaml.Text("host"), values.Number("port", port, least: 1, most: 65535), security)
        {
            User = yaml.TextOrNull("user"),
            Password = values.Secret("password"),
            Token = values.Secret("token"),
            CertificateFile = yaml.Has("certificates") ? values.Path("certificates") : null,
        };
        if (server is { Password: not null, Token: not null })
            throw yaml.Problem(yaml.LineAt("token"), "either a password or a token");
        if (server.User is null != (server.Password ?? server.Token) is null)
            throw yaml.Problem(yaml.Line, "a user needs a password or a token, and they a user");

        return server;
    }
}
