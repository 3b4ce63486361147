namespace ReviewBot.Trees;

/// <summary>The modes git knows, as numbers: what its octal digits mean, so <c>100644</c> is 0x81A4.</summary>
public static class GitMode
{
    /// <summary><c>100644</c>, a file.</summary>
    public const int File = 0x81A4;

    /// <summary><c>100755</c>, an executable file.</summary>
    public const int Executable = 0x81ED;

    /// <summary><c>120000</c>, a symbolic link; its content is the target.</summary>
    public const int Link = 0xA000;

    /// <summary><c>160000</c>, a commit of a submodule.</summary>
    public const int Submodule = 0xE000;

    /// <summary><c>40000</c>, a folder.</summary>
    public const int Folder = 0x4000;

    private const int TypeBits = 0xF000;
    private const int OwnerMayExecute = 0x40;

    /// <summary>Whether two modes are of the same type: both files, both links, …</summary>
    public static bool SameType(int one, int other) => ((one ^ other) & TypeBits) == 0;

    /// <summary>The mode git stores for any mode that a diff names: <c>100664</c> becomes <c>100644</c>.</summary>
    public static int Canonical(int mode) => (mode & TypeBits) switch
    {
        Link => Link,
        Submodule => Submodule,
        Folder => Folder,
        _ => (mode & OwnerMayExecute) != 0 ? Executable : File,
    };

    /// <summary>The digits git writes into a tree: <c>100644</c>, <c>40000</c>.</summary>
    public static string Digits(int mode) => Convert.ToString(mode, toBase: 8);
}
