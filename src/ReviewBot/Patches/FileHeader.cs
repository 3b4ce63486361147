using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>The lines between <c>diff --git</c> and the first hunk, gathered.</summary>
internal sealed class FileHeader
{
    private (string Old, string New)? _git;
    private (string Old, string New)? _names;
    private string? _from;
    private string? _to;
    private ChangeKind? _kind;
    private int? _oldMode;
    private int? _newMode;
    private string? _oldBlob;
    private string? _newBlob;

    internal bool IsBinary { get; set; }

    internal ImmutableArray<BinaryHunk> BinaryHunks { get; set; } = [];

    internal void ReadGitLine(ReadOnlySpan<char> paths) => _git = DiffPath.ReadGitHeader(paths);

    /// <summary>The texts behind <c>--- </c> and <c>+++ </c>.</summary>
    internal void ReadNames(ReadOnlySpan<char> old, ReadOnlySpan<char> @new)
    {
        var oldName = DiffPath.IsEpoch(old) ? "/dev/null" : DiffPath.Read(old);
        var newName = DiffPath.IsEpoch(@new) ? "/dev/null" : DiffPath.Read(@new);
        _names = (oldName, newName);
    }

    /// <summary>Reads one extended header line; <see langword="false"/> when it is none.</summary>
    internal bool TryReadExtended(ReadOnlySpan<char> line)
    {
        if (Starts(line, "index ", out var value))
            ReadIndex(value);
        else if (Starts(line, "old mode ", out value))
            _oldMode = Mode(value);
        else if (Starts(line, "new mode ", out value))
            _newMode = Mode(value);
        else if (Starts(line, "new file mode ", out value))
            (_kind, _newMode) = (ChangeKind.Added, Mode(value));
        else if (Starts(line, "deleted file mode ", out value))
            (_kind, _oldMode) = (ChangeKind.Deleted, Mode(value));
        else if (Starts(line, "rename from ", out value) || Starts(line, "rename old ", out value))
            (_kind, _from) = (ChangeKind.Renamed, DiffPath.Read(value));
        else if (Starts(line, "rename to ", out value) || Starts(line, "rename new ", out value))
            (_kind, _to) = (ChangeKind.Renamed, DiffPath.Read(value));
        else if (Starts(line, "copy from ", out value))
            (_kind, _from) = (ChangeKind.Copied, DiffPath.Read(value));
        else if (Starts(line, "copy to ", out value))
            (_kind, _to) = (ChangeKind.Copied, DiffPath.Read(value));
        else
            return line.StartsWith("similarity index ") || line.StartsWith("dissimilarity index ");

        return true;
    }

    /// <summary>The change; <see langword="null"/> when no line names the file.</summary>
    internal FileChange? ToChange(int bodyLine, ImmutableArray<Hunk> hunks)
    {
        if ((_names ?? _git) is not { } paths)
        {
            if (_from is null || _to is null)
                return null;
            paths = (_from, _to);
        }

        var (old, @new) = _from is not null && _to is not null
            ? (Mail.RawText.Decode(_from), Mail.RawText.Decode(_to))
            : DiffPath.Strip(paths.Old, paths.New);
        var kind = _kind ?? KindOf(old, @new, hunks);
        if (old is null && @new is null)
            return null;

        return new FileChange
        {
            OldPath = kind == ChangeKind.Added ? null : old ?? @new,
            NewPath = kind == ChangeKind.Deleted ? null : @new ?? old,
            Kind = kind,
            OldMode = _oldMode,
            NewMode = _newMode,
            OldBlob = _oldBlob,
            NewBlob = _newBlob,
            Hunks = hunks,
            IsBinary = IsBinary,
            BinaryHunks = BinaryHunks,
            BodyLine = bodyLine,
        };
    }

    // Only git's dialect says "new file mode"; elsewhere an empty pre-image has to do.
    private ChangeKind KindOf(string? old, string? @new, ImmutableArray<Hunk> hunks) => (old, @new) switch
    {
        (null, _) => ChangeKind.Added,
        (_, null) => ChangeKind.Deleted,
        _ when _git is null && hunks is [{ OldStart: 0, OldCount: 0 }] => ChangeKind.Added,
        _ when _git is null && hunks is [{ NewStart: 0, NewCount: 0 }] => ChangeKind.Deleted,
        _ => ChangeKind.Modified,
    };

    /// <summary><c>0ca4ba3ab..7e2a9d1ff 100644</c>.</summary>
    private void ReadIndex(ReadOnlySpan<char> value)
    {
        var dots = value.IndexOf("..");
        if (dots <= 0)
            return;

        var rest = value[(dots + 2)..].TrimEnd();
        var blank = rest.IndexOf(' ');
        var newBlob = blank < 0 ? rest : rest[..blank];
        var oldBlob = value[..dots];
        if (oldBlob.ContainsAnyExcept(Hex) || newBlob.IsEmpty || newBlob.ContainsAnyExcept(Hex))
            return;

        (_oldBlob, _newBlob) = (oldBlob.ToString(), newBlob.ToString());
        if (blank >= 0 && Mode(rest[(blank + 1)..]) is { } mode)
            (_oldMode, _newMode) = (_oldMode ?? mode, _newMode ?? mode);
    }

    private static readonly System.Buffers.SearchValues<char> Hex = System.Buffers.SearchValues.Create(
        "0123456789abcdefABCDEF");

    private static int? Mode(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.Length is 0 or > 7 || text.ContainsAnyExceptInRange('0', '7'))
            return null;

        var mode = 0;
        foreach (var digit in text)
            mode = (mode << 3) | (digit - '0');
        return mode;
    }

    private static bool Starts(ReadOnlySpan<char> line, string key, out ReadOnlySpan<char> value)
    {
        var starts = line.StartsWith(key);
        value = starts ? line[key.Length..] : [];
        return starts;
    }
}
