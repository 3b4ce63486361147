using System.Collections.Immutable;
using System.Text;
using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Git;

/// <summary>
/// A plain folder of files as a tree without object ids. It never leaves the folder: a link is a file whose content
/// is its target, and nothing behind a link is looked at.
/// </summary>
/// <param name="root">The folder.</param>
public sealed class FolderTree(string root) : ITree
{
    /// <inheritdoc/>
    public string? Id => null;

    /// <inheritdoc/>
    public TreeEntry? Find(string path)
    {
        if (TreePath.Refusal(path) is not null)
            return null;

        try
        {
            return Locate(path) is { } file ? new TreeEntry(path, Mode(file), "") : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TreeException($"{root}: {RawText.Decode(path)}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public byte[] Read(TreeEntry entry)
    {
        try
        {
            return Locate(entry.Path) switch
            {
                { LinkTarget: { } target } => Encoding.UTF8.GetBytes(target),
                // a pipe says so too, and to open one is to wait for ever
                { Length: 0 } => [],
                { FullName: var name } => File.ReadAllBytes(name),
                null => throw new FileNotFoundException("it is gone"),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TreeException($"{root}: {RawText.Decode(entry.Path)}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<TreeEntry>? List(string folder) => null;

    private FileInfo? Locate(string path)
    {
        var place = Path.GetFullPath(root);
        var parts = Encoding.UTF8.GetString(RawText.ToBytes(path)).Split('/');
        foreach (var part in parts[..^1])
        {
            place = Path.Join(place, part);
            if (new DirectoryInfo(place) is not { Exists: true, LinkTarget: null })
                return null;
        }

        var file = new FileInfo(Path.Join(place, parts[^1]));
        return file.LinkTarget is not null || file.Exists ? file : null;
    }

    private static int Mode(FileInfo file)
    {
        if (file.LinkTarget is not null)
            return GitMode.Link;

        return (file.UnixFileMode & UnixFileMode.UserExecute) != 0 ? GitMode.Executable : GitMode.File;
    }
}
