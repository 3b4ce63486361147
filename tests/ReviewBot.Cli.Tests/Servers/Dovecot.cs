using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>Dovecot with one mailbox, as an IMAP and a POP3 server.</summary>
internal sealed class Dovecot : IDisposable
{
    public const string Password = "not so secret";

    private readonly TestFolder _folder = new();
    private readonly int _imap = Programs.FreePort(), _imaps = Programs.FreePort();
    private readonly int _pop3 = Programs.FreePort(), _pop3s = Programs.FreePort();
    private readonly (string User, string Group, string[] Prefix) _nobody = Programs.Nobody();
    private readonly TestCertificates _certificates;
    private Daemon? _daemon;
    private int _delivered;

    private readonly Network? _network;

    private Dovecot(Network? network)
    {
        _network = network;
        _certificates = TestCertificates.In(_folder);
        Maildir = Path.Join(_folder.Path, "home", "Maildir");
        foreach (var box in (string[])["tmp", "new", "cur"])
            Directory.CreateDirectory(Path.Join(Maildir, box));
    }

    public string Maildir { get; }

    /// <summary>Starts it.</summary>
    /// <param name="settings">Lines of its configuration besides ours.</param>
    /// <param name="network">Where it listens; null for the network of the test.</param>
    public static async Task<Dovecot> StartAsync(string settings = "", Network? network = null)
    {
        var program = Programs.Find("dovecot");
        var dovecot = new Dovecot(network);
        dovecot._folder.Write("users", $"bot:{{PLAIN}}{Password}::::::\n");
        dovecot._folder.Write("dovecot.conf", dovecot.Configuration() + settings);
        if (dovecot._nobody.Prefix is not [])
            Programs.Run("chown", ["-R", "nobody:nogroup", dovecot._folder.Path]);
        await dovecot.RunAsync(program);
        return dovecot;
    }

    /// <summary>Kills the server and starts it again.</summary>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        Kill();
        meanwhile?.Invoke();
        await RunAsync(Programs.Find("dovecot"));
    }

    /// <summary>Starts it again with a folder that is as new: UIDVALIDITY 4242.</summary>
    public Task MakeAnewAsync() => RestartAsync(() =>
    {
        foreach (var file in Directory.GetFiles(Maildir, "dovecot*"))
            File.Delete(file);
        var list = Path.Join(Maildir, "dovecot-uidlist");
        File.WriteAllText(list, "3 V4242 N1 G00000000000000000000000000000000\n");
        Programs.Run("chmod", ["666", list]);
    });

    public void Kill()
    {
        _daemon?.Dispose();
        _daemon = null;
    }

    public MailServer Imap(Security security) => Server(security == Security.Tls ? _imaps : _imap, security);

    public MailServer Pop3(Security security) => Server(security == Security.Tls ? _pop3s : _pop3, security);

    /// <summary>Puts a mail into a folder as a delivery agent does.</summary>
    public string Deliver(string mail)
    {
        var name = Programs.Invariant($"{1700000000 + _delivered}.M{++_delivered}.test");
        var path = _folder.Write(Path.Join("home", "Maildir", "tmp", name), mail);
        if (_nobody.Prefix is not [])
            Programs.Run("chown", ["nobody:nogroup", path]);
        var there = Path.Join(Maildir, "new", name);
        File.Move(path, there);
        return there;
    }

    public void Dispose()
    {
        _daemon?.Dispose();
        _folder.Dispose();
    }

    private async Task RunAsync(string program) => _daemon = await Daemon.StartAsync(
        [.. _network?.Prefix ?? [], .. _nobody.Prefix, program, "-F", "-c", Path.Join(_folder.Path, "dovecot.conf")],
        [_imap, _imaps, _pop3, _pop3s], network: _network);

    private MailServer Server(int port, Security security) => new("localhost", port, security)
    {
        User = "bot",
        Password = Secret.File(_folder.Write("password", Password + "\n")),
        CertificateFile = _certificates.Authority,
    };

    private string Configuration() => Programs.Invariant(
        $$"""
        base_dir = {{_folder.Path}}/run
        state_dir = {{_folder.Path}}/run
        log_path = {{_folder.Path}}/log
        protocols = imap pop3
        listen = 127.0.0.1
        default_internal_user = {{_nobody.User}}
        default_internal_group = {{_nobody.Group}}
        default_login_user = {{_nobody.User}}
        first_valid_uid = 0
        ssl = yes
        ssl_cert = <{{_certificates.Certificate}}
        ssl_key = <{{_certificates.Key}}
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        auth_failure_delay = 0
        mail_location = maildir:{{Maildir}}
        mailbox_list_index = no
        passdb {
          driver = passwd-file
          args = {{_folder.Path}}/users
        }
        userdb {
          driver = static
          args = uid={{_nobody.User}} gid={{_nobody.Group}} home={{_folder.Path}}/home
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{_imap}}
          }
          inet_listener imaps {
            port = {{_imaps}}
            ssl = yes
          }
        }
        service pop3-login {
          chroot =
          inet_listener pop3 {
            port = {{_pop3}}
          }
          inet_listener pop3s {
            port = {{_pop3s}}
            ssl = yes
          }
        }

        """);
}
