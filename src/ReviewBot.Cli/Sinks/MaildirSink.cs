using System.Security.Cryptography;
using System.Text;

namespace ReviewBot.Cli.Sinks;

/// <summary>
/// A maildir: a mail is written to <c>tmp</c> and renamed to <c>new</c>, so that nobody sees half of it. Its name comes
/// from its Message-Id, so that one that is there already is there once.
/// </summary>
/// <param name="path">The folder; it is made when it is missing.</param>
public sealed class MaildirSink(string path) : ISink
{
    /// <inheritdoc/>
    public string Name => $"maildir:{path}";

    /// <inheritdoc/>
    public Task SendAsync(Outgoing mail, CancellationToken stop)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            foreach (var folder in (string[])["tmp", "new", "cur"])
                Directory.CreateDirectory(Path.Join(path, folder));

            var name = NameOf(mail.MessageId);
            if (!IsThere(name))
                Deliver(name, mail.Bytes.Span);
            return Task.CompletedTask;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            throw new SinkException($"{Name}: {Output.Reason(e)}", mayHaveArrived: false, isTemporary: true, e);
        }
    }

    private void Deliver(string name, ReadOnlySpan<byte> mail)
    {
        var half = Path.Join(path, "tmp", name);
        using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(mail);
            file.Flush(flushToDisk: true);
        }

        File.Move(half, Path.Join(path, "new", name), overwrite: true);
    }

    private static string NameOf(string messageId) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 16))}.reviewbot";

    // a reader adds flags to the name when it moves the file
    private bool IsThere(string name) =>
        File.Exists(Path.Join(path, "new", name))
        || Directory.EnumerateFiles(Path.Join(path, "cur"), name + "*").Any();
}
