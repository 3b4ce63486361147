namespace ReviewBot.Cli.Tests.Servers;

/// <summary>A small disk in memory, which can be filled.</summary>
internal sealed class Disk : IDisposable
{
    private const int Blocks = 8192;

    private readonly string _path;

    private Disk(string path) => _path = path;

    private string Ballast => Path.Join(_path, "ballast");

    /// <summary>Mounts one; skips the test where that is not allowed.</summary>
    public static Disk Mount(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root mounts disks");
        Directory.CreateDirectory(path);
        Programs.Run("mount", ["-t", "tmpfs", "-o", Programs.Invariant($"size={Blocks * 4}k"), "tmpfs", path]);
        return new Disk(path);
    }

    /// <summary>Takes what is left of it.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // full
        }
    }

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(Ballast);

    public void Dispose() => Programs.Run("umount", ["--lazy", _path]);
}
