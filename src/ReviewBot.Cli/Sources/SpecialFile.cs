using System.Runtime.InteropServices;
using System.Text;

namespace ReviewBot.Cli.Sources;

/// <summary>Tells plain files from pipes, sockets and devices, which block whoever opens them.</summary>
internal static class SpecialFile
{
    // statx(2): the structure is the same on every architecture
    private const int CurrentFolder = -100, Size = 256, ModeAt = 28;

    private const uint Basic = 0x7ff;

    private const int TypeMask = 0xf000, Regular = 0x8000;

    /// <summary>Whether a path that exists is a plain file, or a link to one.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.Exists(path);

        var status = new byte[Size];
        return statx(CurrentFolder, [.. Encoding.UTF8.GetBytes(path), 0], 0, Basic, status) == 0
            && (BitConverter.ToUInt16(status, ModeAt) & TypeMask) == Regular;
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] status);
}
