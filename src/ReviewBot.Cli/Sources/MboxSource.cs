using System.Globalization;
using System.Runtime.CompilerServices;
using ReviewBot.Cli.Settings;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// An mbox to which others append. A mail is whole when another follows it, or when the file has not changed between
/// two looks. A file that was cut or replaced is read from its start.
/// </summary>
/// <param name="settings">Where it is.</param>
public sealed class MboxSource(SourceSettings.Mbox settings) : IMailSource
{
    // how long somebody who appends a mail in pieces may take between them
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private (long Length, DateTime Written) _last = (-1, default);

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Arrival> ReadAsync(
        string? cursor, bool wait, [EnumeratorCancellation] CancellationToken stop)
    {
        _last = (-1, default);
        var looks = Guarded.RepeatAsync(
            from => NewAsync(from, wait, stop), cursor, wait ? () => Task.Delay(settings.Every, stop) : null, stop);
        await foreach (var arrival in Guarded.ReadAsync(looks, Explain, stop))
            yield return arrival;
    }

    private SourceException? Explain(Exception e) => e is IOException or UnauthorizedAccessException
        ? new SourceException($"{Name}: {settings.Path}: {Output.Reason(e)}", e)
        : null;

    private async IAsyncEnumerable<Arrival> NewAsync(
        string? cursor, bool wait, [EnumeratorCancellation] CancellationToken stop)
    {
        using var file = Open();
        var isStill = Look(file);
        if (!wait && !isStill)
        {
            await Task.Delay(settings.Every < Pause ? settings.Every : Pause, stop);
            isStill = Look(file);
        }

        var place = MboxPlace.Read(cursor);
        if (!place.IsIn(file))
        {
            place = MboxPlace.Start;
            yield return new Arrival(null, place.ToString())
            {
                Note = $"{Name}: {settings.Path}: the file was cut or replaced; it is read from its start",
            };
        }

        var tail = new MboxTail(file, place.Offset);
        while (true)
        {
            var start = tail.Offset;
            if (tail.Next() is not { } next || (!next.IsFollowed && !isStill))
                yield break;

            var end = MboxPlace.At(file, tail.Offset).ToString();
            var where = string.Create(CultureInfo.InvariantCulture, $"{settings.Path}@{start}");
            if (next.Bytes is not { } bytes)
                yield return Arrival.TooLarge($"{Name}: {where}", end);
            else if (Mail(bytes, where) is { } mail)
                yield return new Arrival(mail, end);
            else if (!bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
                yield return new Arrival(null, end)
                {
                    Note = $"{Name}: {where}: what stands before the next mail is none: it has no separator",
                };
        }
    }

    private FileStream Open()
    {
        if (File.Exists(settings.Path) && !SpecialFile.IsRegular(settings.Path))
            throw new IOException("not a plain file");

        return new FileStream(
            settings.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
    }

    // whether the file is as it was at the last look
    private bool Look(FileStream file)
    {
        var now = (file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
        var isStill = now == _last;
        _last = now;
        return isStill;
    }

    private static RawMail? Mail(byte[] bytes, string where)
    {
        var blank = bytes.AsSpan().IndexOfAnyExcept(" \t\r\n"u8);
        return blank >= 0 && bytes.AsSpan(blank).StartsWith("From "u8)
            ? MboxSplitter.Split(bytes, where).FirstOrDefault() is { } mail ? mail with { Cursor = where } : null
            : null;
    }
}
