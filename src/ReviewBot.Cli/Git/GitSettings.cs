using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>
/// The configuration files that git reads. libgit2 would find those of the user and the system itself, but its answer
/// does not come through in a native binary.
/// </summary>
internal static class GitSettings
{
    /// <summary>The settings of a repository, its user and the system.</summary>
    public static Configuration Of(Repository repository)
    {
        var folder = repository.Info.Path;
        var common = Path.Join(folder, "commondir");
        if (File.Exists(common))
            folder = Path.GetFullPath(File.ReadAllText(common).Trim(), folder);

        var home = Environment.GetEnvironmentVariable("HOME") ?? "";
        var global = Variable("GIT_CONFIG_GLOBAL");
        // a file that is not there is an empty one, and without a name libgit2 would go and look
        var none = Path.Join(folder, "no-config");
        return Configuration.BuildFrom(
            Path.Join(folder, "config"),
            global ?? Path.Join(home, ".gitconfig"),
            global is null ? Path.Join(Variable("XDG_CONFIG_HOME") ?? Path.Join(home, ".config"), "git", "config") : none,
            Variable("GIT_CONFIG_NOSYSTEM") is null ? "/etc/gitconfig" : none);
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
