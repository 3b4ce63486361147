using System.Diagnostics;
using ReviewBot.Cli.Sources;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sinks;

/// <summary>
/// An mbox (mboxrd), made when it is missing. While a mail is appended the file is locked in both ways that others
/// know: a file beside it, <c>path.lock</c>, and a lock on the file itself. An append that fails leaves nothing behind.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="patience">How long others may keep it locked.</param>
public sealed class MboxSink(string path, TimeSpan? patience = null) : ISink
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => $"mbox:{path}";

    /// <inheritdoc/>
    public async Task SendAsync(Outgoing mail, CancellationToken stop)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true } file && !SpecialFile.IsRegular(path))
                throw new SinkException($"{Name}: not a plain file", mayHaveArrived: false, isTemporary: false);

            var turn = path + ".lock";
            await using (await TurnAsync(() => new FileStream(
                turn, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose), stop))
            await using (var mbox = await TurnAsync(OpenLocked, stop))
                Append(mbox, MboxMail.Of(mail.Bytes.Span));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            throw new SinkException($"{Name}: {Output.Reason(e)}", mayHaveArrived: false, isTemporary: true, e);
        }
    }

    private static void Append(FileStream mbox, byte[] mail)
    {
        var end = mbox.Length;
        try
        {
            mbox.Position = end;
            mbox.Write(mail);
            mbox.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // a full disk must not leave half a mail, to which the next would be glued
            mbox.SetLength(end);
            throw;
        }
    }

    private FileStream OpenLocked()
    {
        // FileShare.None is flock(2), which other programs of ours and some of others ask; Lock is fcntl(2)
        var mbox = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
                mbox.Lock(0, long.MaxValue);
            return mbox;
        }
        catch
        {
            mbox.Dispose();
            throw;
        }
    }

    private async Task<FileStream> TurnAsync(Func<FileStream> open, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return open();
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (waited.Elapsed > _patience)
                    throw new IOException(
                        $"locked by somebody else for {_patience.TotalSeconds:0} s (or {path}.lock is left over)", e);
            }

            await Task.Delay(Often, stop);
        }
    }
}
