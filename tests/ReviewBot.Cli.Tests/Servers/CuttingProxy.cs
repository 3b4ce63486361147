using System.Net;
using System.Net.Sockets;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>Stands before a server and cuts each connection after some bytes, each later than the one before.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly MailServer _server;
    private readonly int _step;
    private readonly Task _serving;

    /// <param name="server">The server.</param>
    /// <param name="step">How many bytes more each connection gets than the one before.</param>
    public CuttingProxy(MailServer server, int step)
    {
        (_server, _step) = (server, step);
        _listener.Start();
        _serving = ServeAsync();
    }

    public MailServer Address => _server with { Port = ((IPEndPoint)_listener.LocalEndpoint).Port };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            for (var limit = _step; ; limit += _step)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                using var server = new TcpClient();
                await server.ConnectAsync("localhost", _server.Port, _stop.Token);
                var (near, far) = (client.GetStream(), server.GetStream());
                using var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                await Task.WhenAll(CopyAsync(near, far, int.MaxValue, cut), CopyAsync(far, near, limit, cut));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            Assert.True(_stop.IsCancellationRequested, e.ToString());
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, int most, CancellationTokenSource cut)
    {
        var buffer = new byte[4096];
        try
        {
            while (most > 0
                && await from.ReadAsync(buffer.AsMemory(0, Math.Min(most, buffer.Length)), cut.Token) is > 0 and var read)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cut.Token);
                most -= read;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // one side is gone
        }

        await cut.CancelAsync();
    }
}
