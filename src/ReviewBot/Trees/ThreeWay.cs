using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// A patch that does not apply, merged instead, as <c>git am -3</c> does: it is applied to the very files it was made
/// from, and what that changes is merged into the tree, file by file. Only what <c>git</c> merges without a conflict
/// is merged; a file that the tree has under another name counts as a conflict.
/// </summary>
internal sealed class ThreeWay
{
    private readonly Overlay _overlay;
    private readonly Overlay _ancestor;
    private readonly IMerger _merger;
    private readonly Dictionary<string, TreeFile?> _results = new(StringComparer.Ordinal);

    private ThreeWay(Overlay overlay, AncestorTree ancestor, IMerger merger)
    {
        _overlay = overlay;
        _ancestor = new Overlay(ancestor);
        _merger = merger;
    }

    /// <summary>
    /// Why the merge fails, a sentence for people; <see langword="null"/> when it does not.
    /// </summary>
    public string? Trouble { get; private set; }

    /// <summary>The files as the author had them before and after the patch.</summary>
    public ImmutableArray<AppliedFile> Files { get; private set; } = [];

    /// <summary>What the merge changes in the tree; nothing when the tree holds the patch already.</summary>
    public IReadOnlyDictionary<string, TreeFile?> Results => _results;

    /// <summary>
    /// Merges a patch; <see langword="null"/> when the files it was made from are not known.
    /// </summary>
    public static ThreeWay? Of(Patch patch, Overlay overlay, Effort effort)
    {
        if (overlay.Merger is not { } merger || AncestorTree.Of(patch.Files, overlay, merger) is not { } ancestor)
            return null;

        var merge = new ThreeWay(overlay, ancestor, merger);
        merge.Run(patch, effort);
        return merge;
    }

    private void Run(Patch patch, Effort effort)
    {
        var theirs = PatchTrial.Run(patch, _ancestor, reverse: false, effort);
        if (theirs.Rejection is { } edited)
        {
            Trouble = $"It does not apply to the files that its index lines name either ({edited.Path}"
                + $"{(edited.Hunk > 0 ? $", hunk {edited.Hunk}" : "")}): was it edited by hand?";
            return;
        }

        Files = theirs.Files;
        var origins = patch.Files.Where(change => change.Kind == ChangeKind.Renamed)
            .DistinctBy(change => change.NewPath)
            .ToDictionary(change => TreePath.Raw(change.NewPath!), change => TreePath.Raw(change.OldPath!));
        foreach (var (path, their) in theirs.Results)
        {
            if (their is not null)
                Trouble ??= origins.TryGetValue(path, out var from) ? Rename(from, path, their) : Change(path, their);
            else if (!origins.ContainsValue(path))
                Trouble ??= Delete(path);
        }

        foreach (var file in _results.Values)
            effort.Keep(file is { IsNew: true } ? file.Text : "");

        Trouble ??= effort.IsExhausted ? "It makes larger files than any honest patch does." : null;
        Trouble ??= Misplaced.Of(_results, _overlay) is { } above
            ? $"A merge cannot put {RawText.Decode(above.Path)} where it belongs. {above.Reason}"
            : null;
    }

    private string? Delete(string path)
    {
        if (_overlay.Find(path) is not { } our)
            return Conflict(path, "the tree has no such file");
        if (!Same(our, _ancestor.Find(path)!))
            return Conflict(path, "the patch deletes the file, and it has changed since");

        _results[path] = null;
        return null;
    }

    private string? Rename(string from, string to, TreeFile their)
    {
        if (_overlay.Find(to) is not null)
            return Conflict(to, "the file exists already");
        if (Merge(from, _ancestor.Find(from)!, their, out var merged) is { } conflict)
            return conflict;

        _results[from] = null;
        _results[to] = merged;
        return null;
    }

    private string? Change(string path, TreeFile their)
    {
        if (_ancestor.Find(path) is { } ancestor)
        {
            if (Merge(path, ancestor, their, out var merged) is { } conflict)
                return conflict;

            Note(path, merged!);
            return null;
        }

        if (_overlay.Find(path) is { } there && !Same(there, their))
            return Conflict(path, "the file exists already with another content");

        Note(path, their);
        return null;
    }

    private void Note(string path, TreeFile file)
    {
        if (_overlay.Find(path) is not { } our || !Same(our, file))
            _results[path] = file;
    }

    private string? Merge(string path, TreeFile ancestor, TreeFile their, out TreeFile? merged)
    {
        merged = null;
        if (_overlay.Find(path) is not { } our)
            return Conflict(path, "the tree has no such file");

        merged = Same(our, ancestor) ? their : Same(their, ancestor) || Same(our, their) ? our : null;
        if (merged is not null)
            return null;

        if (MergeNumbers(ancestor.Mode, our.Mode, their.Mode) is not { } mode)
            return Conflict(path, "the tree and the patch change its mode");
        if (MergeTexts(ancestor, our, their) is not { } text)
            return Conflict(path, $"the tree has other changes in the same place since blob {ancestor.BlobId[..12]}");

        merged = text == our.Text ? our.WithMode(mode) : new TreeFile(mode, text);
        return null;
    }

    private string? MergeTexts(TreeFile ancestor, TreeFile our, TreeFile their)
    {
        if (our.BlobId == ancestor.BlobId || our.BlobId == their.BlobId)
            return their.Text;
        if (their.BlobId == ancestor.BlobId)
            return our.Text;

        TreeFile[] files = [ancestor, our, their];
        return files.All(file => GitMode.SameType(file.Mode, GitMode.File) && !IsBinary(file.Text))
            && _merger.Merge(
                RawText.ToBytes(ancestor.Text), RawText.ToBytes(our.Text), RawText.ToBytes(their.Text)) is { } text
            ? RawText.FromBytes(text)
            : null;
    }

    private static int? MergeNumbers(int ancestor, int our, int their) =>
        our == ancestor || our == their ? their : their == ancestor ? our : null;

    private static bool Same(TreeFile one, TreeFile other) => one.Mode == other.Mode && one.BlobId == other.BlobId;

    // as git tells
    private static bool IsBinary(string text) => text.AsSpan(0, Math.Min(text.Length, 8000)).Contains('\0');

    private static string Conflict(string path, string why) =>
        $"A merge conflicts in {RawText.Decode(path)}: {why}.";
}
