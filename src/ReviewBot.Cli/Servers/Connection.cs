using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Pop3;
using MailKit.Security;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Servers;

/// <summary>How MailKit's clients are connected and logged in.</summary>
internal static class Connection
{
    /// <summary>How long a server may take for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>An IMAP client that is logged in.</summary>
    public static Task<ImapClient> ImapAsync(MailServer server, TimeSpan patience, CancellationToken stop) =>
        OpenAsync(new ImapClient(), server, patience, stop);

    /// <summary>A POP3 client that is logged in.</summary>
    public static Task<Pop3Client> Pop3Async(MailServer server, TimeSpan patience, CancellationToken stop) =>
        OpenAsync(new Pop3Client(), server, patience, stop);

    /// <summary>Connects a client and logs it in; it is disposed of when that fails.</summary>
    /// <exception cref="UsageException">A secret or a file is not there.</exception>
    /// <exception cref="Exception">Those that <see cref="ServerTrouble"/> explains.</exception>
    public static async Task<T> OpenAsync<T>(T client, MailServer server, TimeSpan patience, CancellationToken stop)
        where T : MailService
    {
        var certificates = new Certificates(server);
        try
        {
            client.Timeout = (int)patience.TotalMilliseconds;
            // a server that keeps the list of revoked certificates and is away must not stop the mail
            client.CheckCertificateRevocation = false;
            client.ServerCertificateValidationCallback = certificates.Accept;

            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(patience);
            await client.ConnectAsync(server.Host, server.Port, Options(server.Security), limit.Token);
            await LogInAsync(client, server, limit.Token);
            return client;
        }
        catch (SslHandshakeException e) when (certificates.Refusal is { } refusal)
        {
            client.Dispose();
            throw new IOException(refusal, e);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static SecureSocketOptions Options(Security security) => security switch
    {
        Security.Tls => SecureSocketOptions.SslOnConnect,
        Security.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private static Task LogInAsync(MailService client, MailServer server, CancellationToken stop) => server switch
    {
        { User: { } user, Token: { } token } => client.AuthenticateAsync(
            client.AuthenticationMechanisms.Contains("OAUTHBEARER")
                ? new SaslMechanismOAuthBearer(user, token.Read())
                : new SaslMechanismOAuth2(user, token.Read()), stop),
        { User: { } user, Password: { } password } => client.AuthenticateAsync(user, password.Read(), stop),
        _ => Task.CompletedTask,
    };
}
