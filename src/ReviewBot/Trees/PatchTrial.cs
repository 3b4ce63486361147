using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// A try to apply one patch, or to take it back. It ends in results to lay over the tree, or in a rejection.
/// </summary>
internal sealed class PatchTrial
{
    private readonly Overlay _overlay;
    private readonly bool _reverse;
    private readonly HashSet<string> _leaving;
    private readonly Effort _effort;
    private readonly Dictionary<string, TreeFile?> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TreeFile?> _results = new(StringComparer.Ordinal);

    private PatchTrial(Patch patch, Overlay overlay, bool reverse, Effort effort)
    {
        _overlay = overlay;
        _reverse = reverse;
        _effort = effort;
        _leaving = patch.Files.Select(Directed)
            .Where(change => change is { Kind: ChangeKind.Deleted or ChangeKind.Renamed, OldPath: not null })
            .Select(change => change.OldPath!)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Why the patch does not apply; <see langword="null"/> when it does.</summary>
    public Outcome.Rejected? Rejection { get; private set; }

    /// <summary>The files before and after, one for each change; only when there is no rejection.</summary>
    public ImmutableArray<AppliedFile> Files { get; private set; } = [];

    /// <summary>
    /// What the patch leaves at each path it touches, <see langword="null"/> for a file that is gone.
    /// </summary>
    public IReadOnlyDictionary<string, TreeFile?> Results => _results;

    /// <summary>
    /// Whether the patch is refused for what it is, whatever the tree holds.
    /// </summary>
    public bool IsRefused { get; private set; }

    /// <summary>Tries a patch on the tree as it is now, which does not change.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="overlay">The tree.</param>
    /// <param name="reverse">Whether to take the patch back instead.</param>
    /// <param name="effort">What the patch has cost so far.</param>
    public static PatchTrial Run(Patch patch, Overlay overlay, bool reverse, Effort effort)
    {
        var trial = new PatchTrial(patch, overlay, reverse, effort);
        var files = ImmutableArray.CreateBuilder<AppliedFile>(patch.Files.Length);
        trial.Rejection = PatchRefusal.Of(patch);
        trial.IsRefused = trial.Rejection is not null;
        for (var i = 0; i < patch.Files.Length && trial.Rejection is null; i++)
            trial.Rejection = trial.Try(patch.Files[i], files);

        trial.Rejection ??= Misplaced.Of(trial._results, overlay);
        trial.Rejection = trial.Rejection is { } raw ? raw with { Path = RawText.Decode(raw.Path) } : null;
        trial.Files = files.ToImmutable();
        return trial;
    }

    private Outcome.Rejected? Try(FileChange given, ImmutableArray<AppliedFile>.Builder files)
    {
        var change = Directed(given);
        if (PatchRefusal.Of(change) is { } refusal)
        {
            IsRefused = true;
            return refusal;
        }

        if (FindOld(change, out var old) is { } missing)
            return missing;

        if (change is { Kind: not (ChangeKind.Modified or ChangeKind.Deleted), NewPath: { } path } && Exists(path))
            return new(path, 0, "The file exists already.");

        switch (Fitting(change, old))
        {
            case Fit.Nowhere nowhere:
                return new(change.OldPath ?? change.Path, nowhere.Hunk, nowhere.Reason) { Nearest = nowhere.Nearest };
            case Fit.Found { Text.Length: > 0 } when change.Kind == ChangeKind.Deleted:
                return new(change.Path, 0, "The file to delete has more lines than the patch removes.");
            case Fit.Found { Text: var text } when _reverse && IsNoCopy(given, text):
                return new(change.Path, 0, "The file is not a copy.");
            case Fit.Found found:
                var after = change.Kind == ChangeKind.Deleted ? null : After(change, old, found.Text);
                Note(change, after);
                files.Add(Applied(given, old, after, found.Hunks));
                return _effort.IsExhausted
                    ? new(change.Path, 0, "The patch makes larger files than any honest one does.")
                    : null;
            default:
                throw new InvalidOperationException("A fit is found or nowhere.");
        }
    }

    private Fit Fitting(FileChange change, TreeFile? old) => change switch
    {
        { IsBinary: true } => BinaryFit.Of(change, old, _reverse),
        { Hunks.IsEmpty: true } => new Fit.Found(old?.Text ?? "", []),
        _ => Fit.Of(old?.Text ?? "", change.Hunks, _reverse, _effort),
    };

    private bool IsNoCopy(FileChange given, string text) =>
        given is { Kind: ChangeKind.Copied, IsBinary: false } && _overlay.Find(Raw(given.OldPath)!)?.Text != text;

    private Outcome.Rejected? FindOld(FileChange change, out TreeFile? old)
    {
        old = null;
        if (change.OldPath is not { } path)
            return null;

        // git takes the pre-image of renames and copies from before the patch, whatever the order in the diff
        if (change.Kind is ChangeKind.Renamed or ChangeKind.Copied || !_seen.TryGetValue(path, out old))
            old = _overlay.Find(path);
        else if (old is null)
            return new(path, 0, "An earlier part of the same patch renames or deletes the file.");

        return old switch
        {
            null => new(path, 0, "The file does not exist."),
            { Mode: GitMode.Submodule } => new(path, 0, PatchRefusal.Submodule),
            _ when change.OldMode is { } mode && !GitMode.SameType(mode, old.Mode) =>
                new(
                    path,
                    0,
                    $"The patch expects mode {GitMode.Digits(mode)}, the tree has {GitMode.Digits(old.Mode)}."),
            _ when _reverse && ModeDiffers(change, old) => new(path, 0, "The mode is another one."),
            _ => null,
        };
    }

    private bool Exists(string path) =>
        !_leaving.Contains(path) && (_seen.TryGetValue(path, out var made) ? made : _overlay.Find(path)) is not null;

    private TreeFile After(FileChange change, TreeFile? old, string text)
    {
        // the index line repeats the mode that did not change; then the tree knows better
        var mode = change.NewMode is { } given
            && given != change.OldMode ? GitMode.Canonical(given) : old?.Mode ?? GitMode.File;
        if (old is not null && ReferenceEquals(text, old.Text))
            return old.WithMode(mode);

        _effort.Keep(text);
        return new TreeFile(mode, text);
    }

    private void Note(FileChange change, TreeFile? after)
    {
        if (change is { Kind: ChangeKind.Deleted or ChangeKind.Renamed, OldPath: { } gone })
        {
            _seen[gone] = null;
            // what another part of the patch puts there stays: two files may swap their names
            if (change.Kind == ChangeKind.Deleted)
                _results[gone] = null;
            else
                _results.TryAdd(gone, null);
        }

        if (after is not null)
            _seen[change.NewPath!] = _results[change.NewPath!] = after;
    }

    private AppliedFile Applied(FileChange change, TreeFile? before, TreeFile? after, ImmutableArray<Hunk> hunks)
    {
        var (old, @new) = _reverse ? (after, before) : (before, after);
        return change.IsBinary ? new(change, null, null, hunks) : new(change, Whole(old), Whole(@new), hunks);
    }

    private static Image? Whole(TreeFile? file) => file is null ? null : Image.Whole(file.Text);

    private static bool ModeDiffers(FileChange change, TreeFile file) =>
        change is { OldMode: { } old, NewMode: { } @new } && old != @new && GitMode.Canonical(old) != file.Mode;

    private FileChange Directed(FileChange given)
    {
        var change = given with { OldPath = Raw(given.OldPath), NewPath = Raw(given.NewPath) };
        return _reverse ? Reversed(change) : change;
    }

    private static string? Raw(string? path) => path is null ? null : TreePath.Raw(path);

    private static FileChange Reversed(FileChange change) =>
        change with
        {
            OldPath = change.NewPath,
            // taking back a copy leaves the original alone
            NewPath = change.Kind == ChangeKind.Copied ? change.NewPath : change.OldPath,
            Kind = change.Kind switch
            {
                ChangeKind.Added => ChangeKind.Deleted,
                ChangeKind.Deleted => ChangeKind.Added,
                ChangeKind.Copied => ChangeKind.Modified,
                var other => other,
            },
            OldMode = change.NewMode,
            NewMode = change.OldMode,
            OldBlob = change.NewBlob,
            NewBlob = change.OldBlob,
        };
}
