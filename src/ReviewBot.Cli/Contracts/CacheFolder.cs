namespace ReviewBot.Cli.Contracts;

/// <summary>
/// The folder in which what was found out about trees is kept. It may be deleted at any time, and where it cannot be
/// written, nothing is kept.
/// </summary>
internal sealed class CacheFolder(string path)
{
    private const int TablesKept = 2;

    /// <summary><c>$XDG_CACHE_HOME/reviewbot/contracts</c>, or the same under <c>~/.cache</c>.</summary>
    public static CacheFolder OfUser()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!Path.IsPathRooted(cache))
            cache = Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

        return new CacheFolder(Path.Join(cache, "reviewbot", "contracts"));
    }

    /// <summary>The path of a file in it.</summary>
    public string PathOf(string name) => Path.Join(path, name);

    /// <summary>The content of a file; null when it is not there or cannot be read.</summary>
    public byte[]? Read(string name)
    {
        try
        {
            return File.ReadAllBytes(PathOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Puts a file in place of the one there may be, in one step; whoever reads the old one goes on to.</summary>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        var fresh = PathOf($"{name}.{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(path);
            using (var file = new FileStream(fresh, FileMode.CreateNew))
                file.Write(content);

            File.Move(fresh, PathOf(name), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(fresh);
        }
    }

    /// <summary>Deletes tables but the last ones, and what a run that was killed or another version left.</summary>
    public void Prune(Func<string, bool> isCurrent)
    {
        try
        {
            var files = new DirectoryInfo(path).GetFiles();
            var old = DateTime.UtcNow.AddHours(-1);
            var tables = files.Where(file => isCurrent(file.Name) && file.Name.StartsWith("tree-", StringComparison.Ordinal));
            foreach (var file in tables.OrderByDescending(file => file.LastWriteTimeUtc).Skip(TablesKept).Concat(files.Where(file => !isCurrent(file.Name) && file.LastWriteTimeUtc < old)))
                Delete(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // what cannot be listed cannot be tidied either
        }
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the next run will try again
        }
    }
}
