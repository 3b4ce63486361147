using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Trees;

/// <summary>
/// Which paths a patch may touch. A path that git would refuse (absolute, <c>..</c>, <c>.git</c> in any disguise that
/// a file system might see through) is refused here, before anything is looked up.
/// </summary>
public static class TreePath
{
    private const int LongestPath = 4096;
    private const int DeepestPath = 128;

    /// <summary>Why the path cannot be in a tree, as a clause for people; <see langword="null"/> when it can.</summary>
    /// <param name="path">The path, raw.</param>
    public static string? Refusal(string path) => path switch
    {
        "" => "it is empty",
        ['/', ..] => "it is absolute",
        { Length: > LongestPath } => $"it is longer than {LongestPath} bytes",
        _ when path.AsSpan().Count('/') > DeepestPath => $"it is more than {DeepestPath} folders deep",
        _ when path.Contains('\0', StringComparison.Ordinal) => "it contains a NUL byte",
        _ => path.Split('/').Select(RefusalOfPart).FirstOrDefault(why => why is not null),
    };

    /// <summary>A path of a patch, which is text, as a path of a tree, which is bytes.</summary>
    internal static string Raw(string path) =>
        Ascii.IsValid(path) ? path : RawText.FromBytes(Encoding.UTF8.GetBytes(path));

    private static string? RefusalOfPart(string part) => part switch
    {
        "" => "it has an empty part",
        "." => "it contains “.”",
        ".." => "it leaves the tree with “..”",
        _ when part.Split('\\').Any(IsDotGit) => "it goes into “.git”",
        _ => null,
    };

    private static bool IsDotGit(string name)
    {
        // HFS+ ignores some characters and NTFS what follows a colon and trailing dots and blanks
        var visible = WithoutIgnorables(name);
        var colon = visible.IndexOf(':', StringComparison.Ordinal);
        var plain = (colon < 0 ? visible : visible[..colon]).TrimEnd(' ', '.');
        return plain.Equals(".git", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutIgnorables(string name)
    {
        if (Ascii.IsValid(name))
            return name;

        var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name));
        return string.Concat(text.Where(c => c is not ((>= '\u200C' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u206A' and <= '\u206F') or '\uFEFF')));
    }
}
