namespace ReviewBot.Cli.Git;

/// <summary>The hooks of a repository (githooks(5)), of which only those that we wrote are ever touched.</summary>
internal static class Hooks
{
    /// <summary>By this line we know our own again.</summary>
    private const string Mark = "# written by 'reviewbot hook install'; 'reviewbot hook uninstall' removes it";

    private const string Program =
        """
        if ! command -v reviewbot >/dev/null; then
            echo "reviewbot is not on the path: nothing is checked" >&2
            exit 0
        fi
        """;

    private const string PrePush =
        """
        status=0
        while read -r local id remote old; do
            case "$id" in *[!0]*) ;; *) continue ;; esac
            case "$old" in *[!0]*) range=$old..$id ;; *) range=..${local#refs/heads/} ;; esac
            git cat-file -e "${range%%..*}" 2>/dev/null || range=..${local#refs/heads/}
            reviewbot gate "$range" || status=$?
        done
        exit $status
        """;

    /// <summary>What a hook runs, by its name.</summary>
    public static IReadOnlyDictionary<string, string> Scripts { get; } = new Dictionary<string, string>
    {
        ["pre-push"] = $"#!/bin/sh\n{Mark}\n{Program}\n{PrePush}\n",
        ["commit-msg"] = $"#!/bin/sh\n{Mark}\n{Program}\nexec reviewbot gate --staged --log \"$1\"\n",
    };

    /// <summary>Writes a hook; gives its path.</summary>
    /// <exception cref="TreeException">Somebody else's hook is there, or it cannot be written.</exception>
    public static string Install(Revisions revisions, string name)
    {
        var path = Path.Join(Folder(revisions), name);
        return Try(path, () =>
        {
            RefuseForeign(path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Scripts[name]);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, File.GetUnixFileMode(path)
                    | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

            return path;
        });
    }

    /// <summary>Removes a hook of ours; gives its path, or null when there is none.</summary>
    /// <exception cref="TreeException">Somebody else's hook is there, or it cannot be removed.</exception>
    public static string? Uninstall(Revisions revisions, string name)
    {
        var path = Path.Join(Folder(revisions), name);
        return Try(path, () =>
        {
            if (!File.Exists(path))
                return null;

            RefuseForeign(path);
            File.Delete(path);
            return path;
        });
    }

    private static void RefuseForeign(string path)
    {
        if (Path.Exists(path) && !File.ReadLines(path).Contains(Mark))
            throw new TreeException($"{path}: a hook of somebody else is there and stays as it is; it can call 'reviewbot gate' itself");
    }

    /// <summary>core.hooksPath, from the top of the work tree, or else the folder that all work trees share.</summary>
    private static string Folder(Revisions revisions)
    {
        if (revisions.Config.Get<string>("core.hooksPath")?.Value is not { Length: > 0 } configured)
            return Path.Join(GitFolder.Common(revisions.Repository), "hooks");

        if (configured.StartsWith("~/", StringComparison.Ordinal))
            configured = Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), configured[2..]);

        return Path.GetFullPath(configured, revisions.Repository.Info.WorkingDirectory ?? revisions.Repository.Info.Path);
    }

    private static T Try<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TreeException($"{path}: {Output.Reason(e)}", e);
        }
    }
}
