using System.Collections.Immutable;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Sources;

/// <summary>Rule files under a folder of the user's.</summary>
public static class RuleFolder
{
    /// <summary>Every <c>*.yaml</c> below the folder; the path below it, without extension, is the id.</summary>
    /// <exception cref="UsageException">There is no such folder, no rule in it, or one cannot be read.</exception>
    public static ImmutableArray<RuleText> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"{folder}: no such folder of rules");

        ImmutableArray<RuleText> files = [.. MailFiles.Below(folder, ".yaml").Select(path => ReadOne(folder, path))];
        return files.IsEmpty ? throw new UsageException($"{folder}: no rule file (*.yaml) below it") : files;
    }

    /// <summary>Whether something has this path already.</summary>
    public static bool Exists(string path) => Path.Exists(path);

    /// <summary>Makes the folder that a file will be in.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {Output.Reason(e)}");
        }
    }

    private static RuleText ReadOne(string folder, string path)
    {
        try
        {
            var id = Path.GetRelativePath(folder, Path.ChangeExtension(path, null)).Replace('\\', '/');
            return new RuleText(id, path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {Output.Reason(e)}");
        }
    }
}
