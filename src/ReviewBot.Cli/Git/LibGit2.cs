using System.Runtime.InteropServices;
using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>What the whole program asks of libgit2, and what its errors mean to a person.</summary>
internal static class LibGit2
{
    private const int WindowSize = 1, WindowLimit = 3, ObjectLimit = 6, CacheLimit = 7;

    private const int CacheSize = 4 * 1024 * 1024;

    private const int PackWindow = 1024 * 1024, PackWindows = 16 * PackWindow;

    /// <summary>The names under which libgit2 itself looks for OpenSSL.</summary>
    private static readonly string[] OpenSsl = ["libssl.so.3", "libssl.so.1.1", "libssl.so.10", "libssl.so.1.0.0"];

    private static readonly Lazy<bool> Configured = new(() =>
    {
        // It reads no network here, but without the library it does not start, and then a call ends the process.
        if (OperatingSystem.IsLinux() && !OpenSsl.Any(name => NativeLibrary.TryLoad(name, out _)))
            throw new TreeException($"{OpenSsl[0]}: OpenSSL is not installed, and libgit2 needs it to read a repository");

        // Reading runs no hook, filter or command that a repository could name, so whose it is does not matter.
        GlobalSettings.SetOwnerValidation(false);
        // Hashing every object again costs half of the reading; what is damaged shows when it is unpacked.
        GlobalSettings.SetStrictHashVerification(false);
        KeepBlobs();
        MapLittle();
        return true;
    });

    /// <summary>Sets the process-wide options; to be called before a repository is opened.</summary>
    public static void Configure() => _ = Configured.Value;

    /// <summary>
    /// The object that a full or abbreviated id names; <see langword="null"/> when there is none or more than one.
    /// </summary>
    public static GitObject? Find(Repository repository, string id)
    {
        try
        {
            return id.All(char.IsAsciiHexDigit) && id.Length is >= 4 and <= 40 ? repository.Lookup(id) : null;
        }
        catch (LibGit2SharpException)
        {
            // ambiguous, or the name of a broken reference: either way no object
            return null;
        }
    }

    /// <summary>Opens a repository.</summary>
    /// <exception cref="TreeException">There is none, or it cannot be read.</exception>
    public static Repository Open(string path)
    {
        Configure();
        try
        {
            return new Repository(path);
        }
        catch (LibGit2SharpException e)
        {
            throw Explain(path, e);
        }
    }

    /// <summary>The object that a revision names, tags undone; <see langword="null"/> when there is none.</summary>
    /// <exception cref="TreeException">The revision is none, or may be one of several.</exception>
    public static GitObject? Named(Repository repository, string path, string revision)
    {
        GitObject? named;
        try
        {
            named = repository.Lookup(revision);
        }
        catch (LibGit2SharpException e) when (e is AmbiguousSpecificationException or InvalidSpecificationException)
        {
            throw new TreeException($"{path}: “{revision}” names no single revision", e);
        }

        while (named is TagAnnotation tag)
            named = tag.Target;

        return named;
    }

    /// <summary>The content of a blob, or so much of it.</summary>
    public static byte[] Content(Blob blob, int most = int.MaxValue)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(blob.Size, most));
        using var stream = blob.GetContentStream();
        for (var (read, more) = (0, 0); read < bytes.Length; read += more)
        {
            // into a span it would be copied twice
            more = stream.Read(bytes, read, bytes.Length - read);
            if (more == 0)
                throw new EndOfStreamException();
        }

        return bytes;
    }

    // LibGit2Sharp looks a blob up three times to read it, and libgit2 by default keeps none of them, so that each is
    // unpacked three times (GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OPT_SET_CACHE_MAX_SIZE, in bytes)
    private static void KeepBlobs()
    {
        _ = LibGit2Option.Set(ObjectLimit, (nint)ObjectType.Blob, CacheSize);
        _ = LibGit2Option.Set(CacheLimit, CacheSize);
    }

    // by default a whole pack is mapped, and what was read of it once counts as memory of this process
    // (GIT_OPT_SET_MWINDOW_SIZE, GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, in bytes)
    private static void MapLittle()
    {
        _ = LibGit2Option.Set(WindowSize, PackWindow);
        _ = LibGit2Option.Set(WindowLimit, PackWindows);
    }

    /// <summary>An error of libgit2 as one line.</summary>
    public static TreeException Explain(string path, LibGit2SharpException e) => e.Message switch
    {
        var text when text.Contains("sha256", StringComparison.OrdinalIgnoreCase) =>
            new($"{path}: the repository has SHA-256 object ids, which libgit2 does not read", e),
        var text => new($"{path}: {text.ReplaceLineEndings(" ").TrimEnd('.', ' ')}", e),
    };
}
