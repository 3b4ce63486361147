using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// Reads diffs in git's format and plain unified ones, with whatever stands between them: a log, a diffstat, a
/// signature.
/// </summary>
public sealed class DiffParser
{
    private readonly BodyLines _lines;
    private readonly HunkReader _hunks;
    private readonly bool _recount;
    private int _at;

    private DiffParser(BodyLines lines, int firstLine, bool recount, string cursor)
    {
        _lines = lines;
        _hunks = new HunkReader(_lines, firstLine, cursor);
        _recount = recount;
        FirstLine = firstLine;
    }

    private int FirstLine { get; }

    /// <summary>
    /// Finds all diffs in a text. Never throws: what cannot be read becomes a problem with its place.
    /// </summary>
    /// <param name="rawBody">The text, raw (see <see cref="RawText"/>), lines ending in <c>\n</c>.</param>
    /// <param name="firstLine">The number of its first line in the mail body.</param>
    /// <param name="recount">
    /// Whether the lines count and not the hunk headers, which may then lack their numbers (<c>@@ section</c>): such a
    /// hunk is
    /// placed a hundred lines below the one before. A signature line <c>-- </c> ends a hunk.
    /// </param>
    /// <param name="cursor">The place of the mail, for problems.</param>
    public static ParsedDiff Parse(string rawBody, int firstLine = 1, bool recount = false, string cursor = "") =>
        Parse(new BodyLines(rawBody), firstLine, recount, cursor);

    internal static ParsedDiff Parse(BodyLines lines, int firstLine, bool recount = false, string cursor = "")
    {
        var parser = new DiffParser(lines, firstLine, recount, cursor);
        var files = ImmutableArray.CreateBuilder<FileChange>();
        while (parser._at < parser._lines.Count)
        {
            if (parser.ReadFile() is { } file)
                files.Add(file);
        }

        return new ParsedDiff(files.ToImmutable(), parser._hunks.Problems.ToImmutable());
    }

    private FileChange? ReadFile()
    {
        var line = _lines[_at];
        var start = _at;
        var header = new FileHeader();
        if (line.StartsWith("diff --git "))
        {
            header.ReadGitLine(line[11..]);
            _at++;
            ReadExtended(header);
        }
        else if (_lines.BeginsPlainFile(_at))
        {
            header.ReadNames(_lines[_at][4..], _lines[_at + 1][4..]);
            _at += 2;
        }
        else
        {
            _at++;
            return null;
        }

        var hunks = ReadHunks();
        if (header.ToChange(FirstLine + start, hunks) is { } change)
            return change;

        _hunks.Report(start, "the names in this diff header cannot be read");
        return null;
    }

    private void ReadExtended(FileHeader header)
    {
        for (; _at < _lines.Count; _at++)
        {
            var line = _lines[_at];
            if (line.StartsWith("--- ") && _at + 1 < _lines.Count && _lines[_at + 1].StartsWith("+++ "))
            {
                header.ReadNames(line[4..], _lines[_at + 1][4..]);
                _at += 2;
                return;
            }

            if (line.StartsWith("Binary files ") || line.StartsWith("Files "))
            {
                header.IsBinary = true;
                _at++;
                return;
            }

            if (line.StartsWith("GIT binary patch"))
            {
                header.IsBinary = true;
                header.BinaryHunks = ReadBinary();
                return;
            }

            if (!header.TryReadExtended(line))
                return;
        }
    }

    /// <summary>
    /// Reads <c>literal 1234</c> or <c>delta 56</c> with its lines, up to the blank line, as often as they come.
    /// </summary>
    private ImmutableArray<BinaryHunk> ReadBinary()
    {
        var hunks = ImmutableArray.CreateBuilder<BinaryHunk>();
        for (_at++; _at < _lines.Count && _lines[_at] is ['l' or 'd', ..] line; _at++)
        {
            var isDelta = line.StartsWith("delta ");
            if (!isDelta && !line.StartsWith("literal "))
                break;

            var start = _at++;
            while (_at < _lines.Count && !_lines[_at].IsEmpty)
                _at++;

            if (int.TryParse(line[(isDelta ? 6 : 8)..].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                hunks.Add(new BinaryHunk(isDelta, size, _lines.Text(start + 1, _at)));
            else
                _hunks.Report(start, "the size of this binary hunk cannot be read");
        }

        return hunks.DrainToImmutable();
    }

    private ImmutableArray<Hunk> ReadHunks()
    {
        var hunks = ImmutableArray.CreateBuilder<Hunk>();
        while (_at < _lines.Count && _lines[_at].StartsWith("@@"))
        {
            var hunk = _recount
                ? _hunks.ReadRecounted(ref _at, hunks.Count == 0 ? null : hunks[^1])
                : _hunks.ReadCounted(ref _at);
            if (hunk is not null)
                hunks.Add(hunk);
            else
                SkipDamage();
        }

        return hunks.DrainToImmutable();
    }

    // After a damaged hunk the next header is firm ground again.
    private void SkipDamage()
    {
        while (_at < _lines.Count && !_lines[_at].StartsWith("@@ -") && !_lines[_at].StartsWith("diff --git ")
            && !_lines.BeginsPlainFile(_at))
            _at++;
    }
}
