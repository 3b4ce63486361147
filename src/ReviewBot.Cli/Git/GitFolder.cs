using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>The folders of a repository, as gitrepository-layout(5) names them.</summary>
internal static class GitFolder
{
    /// <summary>
    /// The configuration; that of a linked work tree is in the folder it shares, where LibGit2Sharp does not look.
    /// </summary>
    /// <exception cref="TreeException">It cannot be read.</exception>
    public static Configuration Configuration(Repository repository)
    {
        var common = Common(repository);
        return Path.TrimEndingDirectorySeparator(common) == Path.TrimEndingDirectorySeparator(repository.Info.Path)
            ? repository.Config
            : LibGit2Sharp.Configuration.BuildFrom(Path.Join(common, "config"));
    }

    /// <summary>The folder that all work trees of a repository share.</summary>
    /// <exception cref="TreeException">It cannot be read.</exception>
    public static string Common(Repository repository)
    {
        var own = repository.Info.Path;
        var file = Path.Join(own, "commondir");
        try
        {
            return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).TrimEnd('\r', '\n'), own) : own;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TreeException($"{file}: {Output.Reason(e)}", e);
        }
    }
}
