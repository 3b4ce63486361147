using System.Runtime.InteropServices;

namespace ReviewBot.Cli.Git;

/// <summary>Options of libgit2 that LibGit2Sharp has no call for; the numbers are those of git2/common.h.</summary>
internal static class LibGit2Option
{
    /// <summary>Sets an option of the process.</summary>
    /// <param name="option">Its number.</param>
    /// <param name="value">Its first value.</param>
    /// <param name="second">Its second value; without meaning to an option that takes one.</param>
    /// <returns>Whether libgit2 took it.</returns>
    public static bool Set(int option, nint value, nint second = 0) =>
        // the function takes any number of arguments, and there those lie on the stack, behind eight registers
        (OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? git_libgit2_opts(option, 0, 0, 0, 0, 0, 0, 0, value, second)
            : git_libgit2_opts(option, value, second)) == 0;

#pragma warning disable CA5393 // the library lies beside the program
    [DllImport("git2-5853918"), DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int git_libgit2_opts(int option, nint value, nint second);

    [DllImport("git2-5853918"), DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int git_libgit2_opts(
        int option, nint r1, nint r2, nint r3, nint r4, nint r5, nint r6, nint r7, nint value, nint second);
#pragma warning restore CA5393
}
