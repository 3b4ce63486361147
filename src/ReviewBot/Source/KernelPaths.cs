using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>
/// Whether a patch is for a project with the customs of Linux, told by where its files are: rules about logs see no
/// more of a project.
/// </summary>
public static class KernelPaths
{
    /// <summary>Whether a file that the patch changes is below one of the folders.</summary>
    public static bool Holds(PatchView patch, ImmutableArray<string> folders)
    {
        foreach (var file in patch.Files)
        {
            foreach (var folder in folders)
            {
                if (file.Path.StartsWith(folder, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }
}
