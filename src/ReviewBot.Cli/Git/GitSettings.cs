using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>
/// The configuration files that git reads. libgit2 would find those of the user and the system itself, but its answer
/// does not come through in a native binary.
/// </summary>
internal static class GitSettings
{
    /// <summary>
    /// The settings of a repository, its user and the system; those of a linked work tree are in the folder it shares.
    /// </summary>
    /// <exception cref="TreeException">They cannot be read.</exception>
    public static Configuration Of(Repository repository)
    {
        var folder = GitFolder.Common(repository);
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

    /// <summary>A variable of the environment; empty ones are not set.</summary>
    internal static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
