namespace ReviewBot.Cli;

/// <summary>What is too long for memory, and not yet to be written.</summary>
internal static class TemporaryFile
{
    /// <summary>A file that is empty, and gone when it is closed.</summary>
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 64 * 1024,
        });
}
