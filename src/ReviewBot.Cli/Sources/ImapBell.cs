using MailKit;
using MailKit.Net.Imap;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// Waits for new mails in an open folder: by IDLE (RFC 2177), or by asking where that is not offered.
/// </summary>
internal sealed class ImapBell : IDisposable
{
    // servers hang up on who is quiet for longer than 10 minutes, and a cut connection shows only in what is written
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(5);

    private readonly ImapClient _client;
    private readonly TimeSpan _every;
    private CancellationTokenSource _rung = new();

    /// <summary>Listens from now on.</summary>
    /// <param name="client">The client.</param>
    /// <param name="folder">The folder that it has open.</param>
    /// <param name="every">How often to ask where IDLE is not offered.</param>
    public ImapBell(ImapClient client, IMailFolder folder, TimeSpan every)
    {
        (_client, _every) = (client, every);
        folder.CountChanged += (_, _) => _rung.Cancel();
    }

    /// <summary>What came until now is known.</summary>
    public void Quiet()
    {
        if (_rung.TryReset())
            return;

        _rung.Dispose();
        _rung = new CancellationTokenSource();
    }

    /// <inheritdoc/>
    public void Dispose() => _rung.Dispose();

    /// <summary>Waits until something came since <see cref="Quiet"/>, or it is time to look anyway.</summary>
    public async Task WaitAsync(CancellationToken stop)
    {
        if (_client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(_rung.Token);
            done.CancelAfter(LongestIdle);
            if (!done.IsCancellationRequested)
                await _client.IdleAsync(done.Token, stop);
            return;
        }

        if (_rung.IsCancellationRequested)
            return;

        await Task.Delay(_every, stop);
        await _client.NoOpAsync(stop);
    }
}
