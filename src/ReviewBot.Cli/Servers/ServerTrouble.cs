using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Servers;

/// <summary>What went wrong with a server, in one line.</summary>
internal static class ServerTrouble
{
    private const int LongestAnswer = 200;

    /// <summary>The line, without a secret; null for what is a bug of ours.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="server">Whose secrets are not repeated; a server may echo what it was told.</param>
    public static string? Explain(Exception e, MailServer server) =>
        Reason(e) is { } reason ? Without(Secrets(server), Output.Printable(OneLine(reason))) : null;

    private static string? Reason(Exception e) => e switch
    {
        UsageException => e.Message,
        OperationCanceledException or TimeoutException => "no answer in time",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain } => "no such host",
        SslHandshakeException => "no TLS connection can be made; is it the right port?",
        MailKit.Security.AuthenticationException => Answer("the login is refused", e.Message),
        ServiceNotAuthenticatedException => "a login is needed",
        FolderNotFoundException => "no such folder",
        SmtpCommandException smtp => Answer($"the answer is {(int)smtp.StatusCode}", smtp.Message),
        CommandException => Answer("the answer is an error", e.Message),
        IOException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } } =>
            "no answer in time",
        ProtocolException or ServiceNotConnectedException or ObjectDisposedException =>
            $"the connection was lost ({e.Message})",
        IOException or SocketException or NotSupportedException => e.Message,
        _ => null,
    };

    private static string Answer(string what, string answer) => answer.Length == 0 ? what : $"{what}: {answer}";

    private static string OneLine(string text)
    {
        text = text.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return text.Length > LongestAnswer ? text[..LongestAnswer] + "…" : text;
    }

    private static IEnumerable<string> Secrets(MailServer server)
    {
        foreach (var secret in new[] { server.Password, server.Token }.OfType<Secret>())
        {
            string? text;
            try
            {
                text = secret.Read();
            }
            catch (UsageException)
            {
                text = null;
            }

            if (text is not null)
                yield return text;
        }
    }

    private static string Without(IEnumerable<string> secrets, string line) =>
        secrets.Aggregate(line, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));
}
