using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>Reads the mails behind an offset of an mbox, one at a time, and says where each ends.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">Where a separator stands, or blank lines before one.</param>
internal sealed class MboxTail(FileStream file, long offset)
{
    private const int Block = 256 * 1024, LongestSeparator = 4096;

    private byte[] _buffer = [];
    private int _length;
    private long _at = offset;

    /// <summary>Where the next mail begins.</summary>
    public long Offset => _at;

    /// <summary>
    /// The next mail with its separator, up to the next one or to the end of the file; null when there is none. No
    /// bytes when it is too large to be read.
    /// </summary>
    public (byte[]? Bytes, bool IsFollowed)? Next()
    {
        if (_length == 0 && !More())
            return null;

        // the separator at the head belongs to the mail
        for (var (from, isTooLarge) = (1, false); ;)
        {
            var end = Separator(from);
            if (end > 0)
                return (Take(end) is var whole && !isTooLarge && end <= MessageParser.MaxBytes ? whole : null, true);

            // a line that is cut at the end of what was read may be a separator, and is looked at again
            var line = _buffer.AsSpan(0, _length).LastIndexOf((byte)'\n');
            from = Math.Max(1, line);
            if (isTooLarge || _length > MessageParser.MaxBytes)
            {
                isTooLarge = true;
                Take(line < 0 || _length - line > LongestSeparator ? _length : line);
                from = 0;
            }

            if (!More())
            {
                var rest = Take(_length);
                return (isTooLarge ? null : rest, false);
            }
        }
    }

    private byte[] Take(int length)
    {
        var taken = _buffer[..length];
        _buffer = _buffer[length.._length];
        _length = _buffer.Length;
        _at += length;
        return taken;
    }

    private bool More()
    {
        if (_buffer.Length - _length < Block)
            Array.Resize(ref _buffer, Math.Max(_length * 2, _length + Block));
        file.Position = _at + _length;
        var read = file.Read(_buffer, _length, _buffer.Length - _length);
        _length += read;
        return read > 0;
    }

    // where the first separator behind a place begins; -1 when there is none
    private int Separator(int from)
    {
        for (var at = Math.Max(0, from - 1); ;)
        {
            var hit = _buffer.AsSpan(at, _length - at).IndexOf("\nFrom "u8);
            if (hit < 0)
                return -1;

            at += hit + 1;
            var line = _buffer.AsSpan(at, _length - at);
            var end = line.IndexOf((byte)'\n');
            if (end < 0)
                return -1;
            if (MboxSplitter.IsFromLine(line[..(end + 1)]))
                return at;
        }
    }
}
