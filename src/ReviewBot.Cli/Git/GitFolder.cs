using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>The folders of a repository, as gitrepository-layout(5) names them.</summary>
internal static class GitFolder
{
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
