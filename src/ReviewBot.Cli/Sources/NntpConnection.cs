using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ReviewBot.Cli.Servers;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// A connection to a news server (RFC 3977): commands and status lines. Every wait and every line has a limit.
/// </summary>
internal sealed class NntpConnection : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private readonly MailServer _server;
    private readonly TimeSpan _patience;
    private Stream _stream = Stream.Null;

    private NntpConnection(MailServer server, TimeSpan patience) => (_server, _patience) = (server, patience);

    /// <summary>What the server says.</summary>
    public NntpLines Lines { get; private set; } = new(Stream.Null, TimeSpan.Zero);

    /// <summary>Connects and logs in.</summary>
    public static async Task<NntpConnection> OpenAsync(MailServer server, TimeSpan patience, CancellationToken stop)
    {
        var connection = new NntpConnection(server, patience);
        try
        {
            await connection.ConnectAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends one command and gives the status line of its answer.</summary>
    public async Task<NntpStatus> AskAsync(string command, CancellationToken stop)
    {
        await SendAsync(command + "\r\n", stop);
        return await StatusAsync(stop);
    }

    /// <summary>Sends commands, whose answers are read later, in the same order.</summary>
    public async Task SendAsync(string commands, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_patience);
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(commands), limit.Token);
    }

    /// <summary>The next status line.</summary>
    /// <exception cref="NntpException">The server hangs up, or says what is no status.</exception>
    public async Task<NntpStatus> StatusAsync(CancellationToken stop)
    {
        var line = Encoding.UTF8.GetString((await Lines.ReadAsync(stop)).Span);
        return line.Length >= 3
            && int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new NntpStatus(code, line)
            : throw new NntpException($"no status line: {line}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task ConnectAsync(CancellationToken stop)
    {
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(stop))
        {
            limit.CancelAfter(_patience);
            await _client.ConnectAsync(_server.Host, _server.Port, limit.Token);
        }

        Use(_client.GetStream());
        if (_server.Security == Security.Tls)
            await SecureAsync(stop);

        Expect(await StatusAsync(stop), 200, 201);
        if (_server.Security == Security.StartTls)
        {
            Expect(await AskAsync("STARTTLS", stop), 382);
            // what came in clear text behind the answer may be from anybody
            if (!Lines.IsEmpty)
                throw new NntpException("the server goes on in clear text after STARTTLS");

            await SecureAsync(stop);
        }

        // a server that has no other mode may not know the command
        await AskAsync("MODE READER", stop);
        await LogInAsync(stop);
    }

    private async Task LogInAsync(CancellationToken stop)
    {
        if (_server is not { User: { } user, Password: { } password })
            return;

        var status = await AskAsync($"AUTHINFO USER {Word(user)}", stop);
        if (status.Code == 381)
            status = await AskAsync($"AUTHINFO PASS {Word(password.Read())}", stop);
        if (status.Code != 281)
            throw new NntpException($"the login is refused: {status.Line}");
    }

    private async Task SecureAsync(CancellationToken stop)
    {
        var certificates = new Certificates(_server);
        var tls = new SslStream(_stream);
        Use(tls);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_patience);
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = _server.Host,
                RemoteCertificateValidationCallback = certificates.Accept,
            }, limit.Token);
        }
        catch (AuthenticationException e)
        {
            throw new NntpException(certificates.Refusal ?? "no TLS connection can be made; is it the right port?", e);
        }
    }

    private void Use(Stream stream)
    {
        _stream = stream;
        Lines = new NntpLines(stream, _patience);
    }

    // a line end would begin another command
    private static string Word(string text) => text.Any(char.IsControl)
        ? throw new NntpException("the user or the password holds a control character")
        : text;

    private static void Expect(NntpStatus status, params ReadOnlySpan<int> codes)
    {
        if (!codes.Contains(status.Code))
            throw new NntpException($"the answer is {status.Line}");
    }
}

/// <summary>A status line.</summary>
/// <param name="Code">Its number.</param>
/// <param name="Line">All of it.</param>
internal readonly record struct NntpStatus(int Code, string Line)
{
    /// <summary>The words behind the number.</summary>
    public string[] Words => Line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
}

/// <summary>A news server that cannot be used, or does not keep to the protocol.</summary>
/// <param name="message">What it did.</param>
/// <param name="cause">What was thrown below.</param>
internal sealed class NntpException(string message, Exception? cause = null) : IOException(message, cause);
