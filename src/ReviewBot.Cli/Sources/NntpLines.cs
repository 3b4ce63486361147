namespace ReviewBot.Cli.Sources;

/// <summary>Reads what a news server says, line by line or text by text (RFC 3977 section 3.1.1).</summary>
/// <param name="stream">The connection.</param>
/// <param name="patience">How long nothing may come.</param>
internal sealed class NntpLines(Stream stream, TimeSpan patience)
{
    /// <summary>Longer lines are refused: those of an overview hold a Subject and all References.</summary>
    private const int LongestLine = 256 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;

    /// <summary>Whether all that came is read.</summary>
    public bool IsEmpty => _start == _end;

    /// <summary>A line without its end; valid until the next is read.</summary>
    /// <exception cref="NntpException">It does not end.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken stop)
    {
        for (var searched = 0; ;)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + length);
                _start += line.Length + 1;
                return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
            }

            searched = _end - _start;
            if (searched > LongestLine)
                throw new NntpException($"a line of more than {LongestLine} bytes");

            await FillAsync(stop);
        }
    }

    /// <summary>
    /// A text up to the line with a dot, its dots undone and its line ends kept; null when it is longer than
    /// <paramref name="most"/>: then the rest of it is still to come, and the connection is of no more use.
    /// </summary>
    public async Task<byte[]?> ReadTextAsync(int most, CancellationToken stop)
    {
        using var text = new MemoryStream();
        var isLineStart = true;
        while (true)
        {
            if (_start == _end)
                await FillAsync(stop);

            // what stands at the head of a line may be the end, and is looked at whole
            if (isLineStart && _buffer[_start] == '.')
            {
                while (_end - _start < 3 && !_buffer.AsSpan(_start, _end - _start).Contains((byte)'\n'))
                    await FillAsync(stop);
                var head = _buffer.AsSpan(_start, _end - _start);
                if (head.StartsWith(".\r\n"u8) || head.StartsWith(".\n"u8))
                {
                    _start += head[1] == '\n' ? 2 : 3;
                    return text.ToArray();
                }

                _start++;
            }

            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            isLineStart = length >= 0;
            length = isLineStart ? length + 1 : _end - _start;
            if (text.Length + length > most)
                return null;

            text.Write(_buffer.AsSpan(_start, length));
            _start += length;
        }
    }

    private async ValueTask FillAsync(CancellationToken stop)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), limit.Token);
        if (read == 0)
            throw new NntpException("the connection was lost");

        _end += read;
    }
}
