using System.Security.Cryptography.X509Certificates;
using System.Text;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>An SMTP server with TLS and a login, which relays nothing and keeps what it gets.</summary>
internal sealed class SmtpStub : IAsyncDisposable
{
    public const string Password = "not so secret";

    private readonly TestFolder _folder = new();
    private readonly TestCertificates _files;
    private readonly X509Certificate2 _certificate;
    private readonly Security _security;
    private readonly StubServer _server;

    public SmtpStub(Security security)
    {
        _security = security;
        _files = TestCertificates.In(_folder);
        _certificate = _files.Load();
        _server = new StubServer(ServeAsync);
    }

    /// <summary>What the server answers to a command, where a test wants another answer; empty hangs up.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Extensions besides those of TLS and the login.</summary>
    public string Extensions { get; set; } = "250-8BITMIME\n";

    /// <summary>The senders and recipients, as they were said.</summary>
    public List<string> Envelope { get; } = [];

    /// <summary>The mails, byte for byte, without the dots of the wire.</summary>
    public List<string> Mails { get; } = [];

    /// <summary>The login, decoded.</summary>
    public string? Login { get; private set; }

    public MailServer Address => _server.Address(_security) with
    {
        User = "bot",
        Password = Secret.File(_folder.Write("password", Password)),
        CertificateFile = _files.Authority,
    };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _folder.Dispose();
    }

    private async Task ServeAsync(StubClient client)
    {
        if (_security == Security.Tls)
            await client.StartTlsAsync(_certificate);
        await client.WriteAsync("220 stub\n");
        var isSecure = _security != Security.StartTls;
        while (await client.ReadAsync() is { } command)
        {
            if (Answer(command) is { } other)
            {
                if (other.Length == 0)
                    return;

                await client.WriteAsync(other);
                continue;
            }

            switch (command.Split(' ', ':')[0])
            {
                case "EHLO":
                    await client.WriteAsync($"250-stub\n{Extensions}250 {(isSecure ? "AUTH PLAIN OAUTHBEARER" : "STARTTLS")}\n");
                    break;
                case "STARTTLS":
                    await client.WriteAsync("220 go\n");
                    await client.StartTlsAsync(_certificate);
                    isSecure = true;
                    break;
                case "AUTH":
                    Login = Encoding.UTF8.GetString(Convert.FromBase64String(command.Split(' ')[2]));
                    await client.WriteAsync("235 yes\n");
                    break;
                case "MAIL" or "RCPT":
                    Envelope.Add(command);
                    await client.WriteAsync("250 yes\n");
                    break;
                case "DATA":
                    await client.WriteAsync("354 go on\n");
                    if (!await TakeAsync(client))
                        return;
                    break;
                case "QUIT":
                    await client.WriteAsync("221 bye\n");
                    return;
                default:
                    await client.WriteAsync("500 what?\n");
                    break;
            }
        }
    }

    private async Task<bool> TakeAsync(StubClient client)
    {
        var mail = new StringBuilder();
        while (await client.ReadAsync() is { } line)
        {
            if (line == ".")
            {
                Mails.Add(mail.ToString());
                var answer = Answer(".") ?? "250 taken\n";
                await client.WriteAsync(answer);
                return answer.Length > 0;
            }

            mail.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
            if (Answer("text") is "")
                return false;
        }

        return false;
    }
}
