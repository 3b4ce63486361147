using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Sources;

/// <summary>A short text with the name of its place, for problems in it.</summary>
/// <param name="Path">The place.</param>
/// <param name="Text">The text.</param>
internal sealed record TextFile(string Path, string Text)
{
    private const int LargestConfiguration = 64 * 1024;

    /// <summary>A file that somebody named.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static TextFile Read(string path)
    {
        try
        {
            return new TextFile(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {Output.Reason(e)}");
        }
    }

    /// <summary>The configuration at the top of a tree; null when there is none.</summary>
    /// <exception cref="UsageException">It is no short text.</exception>
    public static TextFile? Configuration(ITree? tree)
    {
        const string Name = Reviews.Configuration.FileName;
        if (tree?.Find(Name) is not { } entry || !GitMode.SameType(entry.Mode, GitMode.File))
            return null;

        var bytes = tree.Read(entry);
        return bytes.Length <= LargestConfiguration
            ? new TextFile(Name, RawText.Decode(RawText.FromBytes(bytes)))
            : throw new UsageException($"{Name}:1: longer than {LargestConfiguration} bytes");
    }

    /// <summary>The configuration at the top of a work tree; null when there is none.</summary>
    public static TextFile? Configuration(string workTree)
    {
        const string Name = Reviews.Configuration.FileName;
        var path = System.IO.Path.Join(workTree, Name);
        return File.Exists(path) ? Read(path) with { Path = Name } : null;
    }
}
