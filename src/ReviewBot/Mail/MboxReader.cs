namespace ReviewBot.Mail;

/// <summary>
/// Reads the mails of an mbox of any size, a block at a time; <see cref="MboxSplitter"/> says where one ends.
/// </summary>
public static class MboxReader
{
    private const int BlockSize = 1024 * 1024;

    // a separator that a block cuts in two is found in the next one
    private const int LongestSeparator = 4096;

    /// <summary>
    /// The mails of a file, in order. No more of it is in memory than a block and the mail that it cuts in two. Of a
    /// mail that
    /// is too large for <see cref="MessageParser"/> only so much is given that it will be refused.
    /// </summary>
    /// <param name="input">The file; it is read to its end, and not closed.</param>
    /// <param name="path">Its name, for <see cref="RawMail.Cursor"/>.</param>
    public static IEnumerable<RawMail> Read(Stream input, string path)
    {
        var block = More(input, default, out var atEnd);
        var blank = MboxSplitter.SkipBlank(block.Span);
        return block.Span[blank..].StartsWith("From "u8)
            ? ReadMbox(input, path, block, blank, atEnd)
            : ReadMail(input, path, block, atEnd);
    }

    private static IEnumerable<RawMail> ReadMail(Stream input, string path, ReadOnlyMemory<byte> block, bool atEnd)
    {
        while (!atEnd && block.Length <= MessageParser.MaxBytes)
            block = More(input, block, out atEnd);

        return MboxSplitter.Split(block, path);
    }

    private static IEnumerable<RawMail> ReadMbox(
        Stream input, string path, ReadOnlyMemory<byte> block, int blank, bool atEnd)
    {
        var line = 1;
        var lenient = MboxSplitter.IsLenient(block.Span[blank..]);
        var (tooLarge, consumed) = (false, blank);
        while (true)
        {
            line += block.Span[..consumed].Count((byte)'\n');
            block = block[consumed..];
            if (block.IsEmpty && atEnd)
                yield break;

            if (tooLarge)
            {
                var next = MboxSplitter.FirstSeparator(block.Span, lenient);
                tooLarge = next < 0 && !atEnd;
                consumed = next >= 0 ? next : atEnd ? block.Length : Math.Max(0, block.Length - LongestSeparator);
                if (tooLarge && consumed == 0)
                    block = More(input, block, out atEnd);
                continue;
            }

            var end = atEnd ? block.Length : MboxSplitter.LastSeparator(block.Span, lenient);
            if (end < 0 && block.Length <= MessageParser.MaxBytes + BlockSize)
            {
                (block, consumed) = (More(input, block, out atEnd), 0);
                continue;
            }

            tooLarge = end < 0;
            consumed = tooLarge ? block.Length - LongestSeparator : end;
            foreach (var mail in MboxSplitter.Split(block[..consumed], path, line, lenient))
                yield return mail;
        }
    }

    /// <summary>
    /// A block, and behind it as much again of the file as there is of it, within the limits of a mail.
    /// </summary>
    private static ReadOnlyMemory<byte> More(Stream input, ReadOnlyMemory<byte> block, out bool atEnd)
    {
        var room = Math.Max(BlockSize, Math.Min(block.Length, MessageParser.MaxBytes + (2 * BlockSize) - block.Length));
        // a device says it has no length, and a file may have grown
        if (input.CanSeek && input.Length > 0)
            room = (int)Math.Clamp(input.Length - input.Position + 1, Math.Min(LongestSeparator, room), room);

        var bytes = GC.AllocateUninitializedArray<byte>(block.Length + room);
        block.CopyTo(bytes);
        var read = input.ReadAtLeast(bytes.AsSpan(block.Length), room, throwOnEndOfStream: false);
        atEnd = read < room;
        return bytes.AsMemory(0, block.Length + read);
    }
}
