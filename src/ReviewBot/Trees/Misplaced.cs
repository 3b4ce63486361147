using ReviewBot.Mail;

namespace ReviewBot.Trees;

/// <summary>Results that have no room in a tree: below a file or behind a link, or where a folder is.</summary>
internal static class Misplaced
{
    /// <summary>The first such result; asked last, when the files and links that leave have left.</summary>
    /// <param name="results">What a patch leaves at each path, <see langword="null"/> for a file that is gone.</param>
    /// <param name="overlay">The tree before.</param>
    public static Outcome.Rejected? Of(IReadOnlyDictionary<string, TreeFile?> results, Overlay overlay)
    {
        foreach (var (path, file) in results)
        {
            if (file is null)
                continue;

            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                var folder = path[..slash];
                if ((results.TryGetValue(folder, out var result) ? result : overlay.Find(folder)) is { } above)
                    return new(path, 0, $"“{RawText.Decode(folder)}” is a {Kind(above)}, not a folder.");
            }

            if (overlay.IsFolder(path) && !results.Any(each => each.Value is null && IsBelow(path, each.Key)))
                return new(path, 0, "There is a folder of that name.");
        }

        return null;
    }

    private static string Kind(TreeFile file) => file.Mode == GitMode.Link ? "symbolic link" : "file";

    private static bool IsBelow(string folder, string path) => path.StartsWith(folder + "/", StringComparison.Ordinal);
}
