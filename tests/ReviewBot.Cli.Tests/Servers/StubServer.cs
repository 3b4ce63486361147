using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>A server that says what a test wants, to one client after the other.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _clients;

    /// <param name="serve">What is said to a client; the count of clients before it comes along.</param>
    public StubServer(Func<StubClient, int, Task> serve)
    {
        _listener.Start();
        _serving = ServeAsync(serve);
    }

    public StubServer(Func<StubClient, Task> serve) : this((client, _) => serve(client))
    {
    }

    /// <summary>How many clients there were.</summary>
    public int Clients => _clients;

    public MailServer Address(Security security = Security.None) =>
        new("localhost", ((IPEndPoint)_listener.LocalEndpoint).Port, security);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<StubClient, int, Task> serve)
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var client = new StubClient(socket.GetStream(), _stop.Token);
                try
                {
                    await serve(client, _clients++);
                }
                catch (Exception e) when (e is IOException && !_stop.IsCancellationRequested)
                {
                    // the client has had enough
                }
            }
        }
        catch (Exception e) when (
            _stop.IsCancellationRequested
            && e is OperationCanceledException or SocketException or IOException or InvalidOperationException)
        {
            // the test is over
        }
    }
}

/// <summary>The other end of a connection to a stub.</summary>
internal sealed class StubClient(Stream stream, CancellationToken stop) : IAsyncDisposable
{
    private Stream _stream = stream;

    /// <summary>The commands until now.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The next line, without its end; null when there is none.</summary>
    public async Task<string?> ReadAsync()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, stop) == 1)
        {
            if (one[0] == '\n')
            {
                Said.Add(line.ToString().TrimEnd('\r'));
                return Said[^1];
            }

            line.Append((char)one[0]);
        }

        return null;
    }

    /// <summary>Writes text with the line ends of the wire, one byte a char.</summary>
    public async Task WriteAsync(string text)
    {
        var wire = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        await _stream.WriteAsync(Encoding.Latin1.GetBytes(wire), stop);
        await _stream.FlushAsync(stop);
    }

    public async Task StartTlsAsync(X509Certificate2 certificate)
    {
        var tls = new SslStream(_stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
        _stream = tls;
    }

    /// <summary>Says nothing more until the test is over.</summary>
    public Task SilenceAsync() => Task.Delay(Timeout.Infinite, stop);

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
