using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// Reads hunks: by the counts of their headers as git does, or by their lines as <c>git apply --recount</c> does.
/// </summary>
internal sealed class HunkReader(BodyLines lines, int firstLine, string cursor)
{
    // Numberless hunks of one file are kept this far apart, so that no rule takes them for neighbours.
    private const int Gap = 100;

    private readonly ImmutableArray<DiffLine>.Builder _read = ImmutableArray.CreateBuilder<DiffLine>();

    internal ImmutableArray<Problem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<Problem>();

    internal void Report(int line, string text) =>
        Problems.Add(
            new Problem(
                cursor, string.Create(
                    CultureInfo.InvariantCulture, $"line {firstLine + line} of the mail body: {text}")));

    /// <summary>
    /// The hunk whose header is at <paramref name="at"/>, which moves behind what was read; <see langword="null"/> when
    /// damaged.
    /// </summary>
    internal Hunk? ReadCounted(ref int at)
    {
        var start = at++;
        if (!HunkHeader.TryParse(lines[start], out var header))
        {
            Report(start, "this hunk header cannot be read");
            return null;
        }

        var longest = Math.Max(header.OldCount, header.NewCount);
        if (longest == 0 || longest > lines.Count - at)
        {
            Report(start, longest == 0
                ? "this hunk is empty"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"this hunk should have {longest} lines or more, but only {lines.Count - at} are left"));
            return null;
        }

        var walk = new Walk(header, firstLine);
        _read.Clear();
        while (walk.OldLine < walk.OldEnd || walk.NewLine < walk.NewEnd)
        {
            if (at == lines.Count)
            {
                Report(start, "this hunk ends before all of its lines are there");
                return null;
            }

            if (!TryTake(lines[at], at, ref walk))
            {
                Report(at, Diagnose(at));
                return null;
            }

            at++;
        }

        TakeNoNewline(ref at);
        return new Hunk(
            header.OldStart, header.OldCount, header.NewStart, header.NewCount, header.Section, _read.ToImmutable(
                ), firstLine + start);
    }

    /// <summary>
    /// The same where the lines decide where a hunk ends; <paramref name="previous"/> is the hunk before in this file.
    /// </summary>
    internal Hunk? ReadRecounted(ref int at, Hunk? previous)
    {
        var start = at++;
        var end = at;
        while (end < lines.Count && IsHunkLine(end))
            end++;
        var next = end;

        // The blank lines in front of the next file, or of the end, are layout.
        if (end == lines.Count || !lines[end].StartsWith("@@"))
        {
            while (end > at && lines[end - 1].IsEmpty)
                end--;
        }

        var (oldCount, newCount) = Count(at, end);
        if (oldCount + newCount == 0)
        {
            Report(start, "this hunk is empty");
            at = next;
            return null;
        }

        var numbered = HunkHeader.TryParse(lines[start], out var header);
        var section = numbered ? header.Section : HunkHeader.SectionWithoutNumbers(lines[start]);
        var oldStart = numbered
            ? header.OldStart : previous is null ? 1
            : previous.OldStart + Math.Max(previous.OldCount, 1) + Gap;
        var newStart = numbered ? header.NewStart
            : previous is null ? 1
            : oldStart + previous.NewStart + previous.NewCount - previous.OldStart - previous.OldCount;

        // The files of examples begin in the middle, unless they say that the file is new.
        if (previous is null && !numbered)
            (oldStart, newStart) = (IsNull(start - 2) ? 0 : Gap, IsNull(start - 1) ? 0 : IsNull(start - 2) ? 1 : Gap);

        var walk = new Walk(new HunkHeader(oldStart, oldCount, newStart, newCount, section), firstLine);
        _read.Clear();
        for (; at < end; at++)
            TryTake(lines[at], at, ref walk);

        at = next;
        return new Hunk(oldStart, oldCount, newStart, newCount, section, _read.ToImmutable(), firstLine + start);
    }

    private bool IsNull(int line) => line >= 0 && lines[line].Length > 4 && lines[line][4..].StartsWith("/dev/null");

    private bool IsHunkLine(int at) => lines[at] switch
    {
        [] => true,
        "-- " => false,
        ['-', ..] => !lines.BeginsPlainFile(at),
        [' ' or '+' or '\\', ..] => true,
        _ => false,
    };

    private (int Old, int New) Count(int at, int end)
    {
        var (old, @new) = (0, 0);
        for (; at < end; at++)
        {
            switch (lines[at])
            {
                case ['-', ..]:
                    old++;
                    break;
                case ['+', ..]:
                    @new++;
                    break;
                case ['\\', ..]:
                    break;
                default:
                    old++;
                    @new++;
                    break;
            }
        }

        return (old, @new);
    }

    private bool TryTake(ReadOnlySpan<char> line, int at, ref Walk walk)
    {
        var (oldLeft, newLeft) = (walk.OldLine < walk.OldEnd, walk.NewLine < walk.NewEnd);
        switch (line)
        {
            case [' ', .. var text] when oldLeft && newLeft:
                _read.Add(walk.Take(LineKind.Context, text, at));
                return true;
            case ['-', .. var text] when oldLeft:
                _read.Add(walk.Take(LineKind.Removed, text, at));
                return true;
            case ['+', .. var text] when newLeft:
                _read.Add(walk.Take(LineKind.Added, text, at));
                return true;
            case [] or ['\r'] when oldLeft && newLeft:
                // a mail client ate the space
                _read.Add(walk.Take(LineKind.Context, line, at));
                return true;
            case ['\\', ' ', ..] when _read.Count > 0:
                _read[^1] = _read[^1] with { EndsFile = true };
                return true;
            default:
                return false;
        }
    }

    private void TakeNoNewline(ref int at)
    {
        if (at < lines.Count && lines[at].StartsWith("\\ ") && _read.Count > 0)
        {
            _read[^1] = _read[^1] with { EndsFile = true };
            at++;
        }
    }

    private string Diagnose(int at)
    {
        var line = lines[at];
        var before = lines[at - 1];
        var word = line.IndexOf(' ') is >= 0 and var blank ? line[..blank] : line;
        if (line is not ([] or [' ' or '+' or '-' or '@', ..])
            && before.Length > 40
            && before.Length + word.Length > 65)
            return "the sender's mail program wrapped this patch";

        return line is [' ' or '+' or '-', ..] or []
            ? "the counts of the hunk header do not fit its lines"
            : "this line is not part of a diff, but the hunk is not complete";
    }

    /// <summary>Where in both images the next line is.</summary>
    private struct Walk(HunkHeader header, int firstLine)
    {
        // git counts an empty side from the line in front of it.
        internal int OldLine = header.OldStart + (header.OldCount == 0 ? 1 : 0);
        internal int NewLine = header.NewStart + (header.NewCount == 0 ? 1 : 0);
        internal readonly int OldEnd = header.OldStart + (header.OldCount == 0 ? 1 : header.OldCount);
        internal readonly int NewEnd = header.NewStart + (header.NewCount == 0 ? 1 : header.NewCount);

        internal DiffLine Take(LineKind kind, ReadOnlySpan<char> text, int at)
        {
            var line = new DiffLine(kind, text.ToString(), OldLine, NewLine, firstLine + at);
            if (kind != LineKind.Added)
                OldLine++;
            if (kind != LineKind.Removed)
                NewLine++;
            return line;
        }
    }
}
