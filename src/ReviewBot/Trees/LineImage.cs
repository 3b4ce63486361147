using System.Runtime.InteropServices;

namespace ReviewBot.Trees;

/// <summary>
/// A file as lines, while hunks are applied to it. Follows git's <c>apply.c</c>: exact context, the nearest place to
/// the expected line (forward first), and never over lines that an earlier hunk wrote.
/// </summary>
internal sealed class LineImage
{
    private readonly List<FileLine> _lines;
    private readonly Effort _effort;

    /// <summary>Splits a file into lines.</summary>
    public LineImage(string text, Effort effort)
    {
        _effort = effort;
        _lines = new(text.AsSpan().Count('\n') + 1);
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var hasEnd = length >= 0;
            if (!hasEnd)
                length = text.Length - start;
            _lines.Add(new(text, start, length, hasEnd, IsWritten: false));
            start += length + 1;
        }

        effort.Move(_lines.Count);
    }

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Count;

    /// <summary>All lines; only until they change.</summary>
    public ReadOnlySpan<FileLine> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>A line, from zero.</summary>
    public FileLine this[int line] => _lines[line];

    /// <summary>Whether a search was given up because the patch asks for too much work.</summary>
    public bool GaveUp => _effort.IsExhausted;

    /// <summary>
    /// The line, from zero, where git apply would apply the hunk; <see langword="null"/> for nowhere.
    /// </summary>
    public int? Find(HunkSide hunk)
    {
        var last = Count - hunk.Before.Length;
        if (last < 0)
            return null;

        if (hunk.AtStart || hunk.AtEnd)
        {
            var only = hunk.AtStart ? 0 : last;
            return (!hunk.AtEnd || only == last) && Fits(hunk.Before, only, exact: hunk.AtEnd) ? only : null;
        }

        return FindLines(hunk.Before, hunk.ExpectedLine);
    }

    /// <summary>The place of the lines that is nearest to the expected one, wherever in the file.</summary>
    public int? FindLines(FileLine[] lines, int expected)
    {
        var last = Count - lines.Length;
        expected = Math.Min(expected, Count);
        for (var distance = 0; distance <= Count && !GaveUp; distance++)
        {
            if (expected + distance <= last && Fits(lines, expected + distance, exact: false))
                return expected + distance;

            if (distance > 0
                && expected - distance >= 0
                && expected - distance <= last
                && Fits(lines, expected - distance, exact: false))
                return expected - distance;
        }

        return null;
    }

    /// <summary>Puts the new lines of a hunk in the place of the old ones.</summary>
    public void Replace(int at, HunkSide hunk)
    {
        var (before, after) = (hunk.Before.Length, hunk.After.Length);
        if (before != after)
            _effort.Move(Count - at);

        if (before > after)
            _lines.RemoveRange(at + after, before - after);
        else if (after > before)
            _lines.InsertRange(at + before, hunk.After.AsSpan(before));

        hunk.After.AsSpan(0, Math.Min(before, after)).CopyTo(CollectionsMarshal.AsSpan(_lines)[at..]);
    }

    /// <summary>The lines as one text again.</summary>
    public string ToText()
    {
        var length = 0;
        foreach (var line in CollectionsMarshal.AsSpan(_lines))
            length += line.Length + (line.HasEnd ? 1 : 0);

        return string.Create(length, this, static (target, image) => image.CopyTo(target));
    }

    private void CopyTo(Span<char> target)
    {
        var lines = CollectionsMarshal.AsSpan(_lines);
        for (var i = 0; i < lines.Length;)
        {
            var first = lines[i++];
            var end = End(first);
            // untouched lines stand next to each other in the file: copy them in one go
            while (!first.IsWritten && i < lines.Length && !lines[i].IsWritten && lines[i].Start == end)
                end = End(lines[i++]);

            if (!first.IsWritten)
            {
                first.Text.AsSpan(first.Start, end - first.Start).CopyTo(target);
                target = target[(end - first.Start)..];
                continue;
            }

            first.Span.CopyTo(target);
            target = target[first.Length..];
            if (first.HasEnd)
            {
                target[0] = '\n';
                target = target[1..];
            }
        }
    }

    private bool Fits(FileLine[] wanted, int at, bool exact)
    {
        var lines = CollectionsMarshal.AsSpan(_lines).Slice(at, wanted.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            _effort.Step();
            ref readonly var line = ref lines[i];
            ref readonly var want = ref wanted[i];
            var isCut = !exact && !want.HasEnd && i == wanted.Length - 1;
            if (line.IsWritten || !(line.SameAs(want) || (isCut && line.BeginsWith(want))))
                return false;
        }

        return true;
    }

    private static int End(in FileLine line) => line.Start + line.Length + (line.HasEnd ? 1 : 0);
}
