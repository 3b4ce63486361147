using System.Text;

namespace ReviewBot.Cli;

/// <summary>What the program prints: text as UTF-8 bytes whatever the locale, problems a line each.</summary>
public static class Output
{
    /// <summary>
    /// Whether standard output may show colour: a terminal, and neither <c>NO_COLOR</c> nor the option against it.
    /// </summary>
    public static bool MayColor(bool noColor) =>
        !noColor
        && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>Writes text to a file, or to standard output, where a reader that went away is no trouble.</summary>
    /// <exception cref="UsageException">The file cannot be written, or the disk is full.</exception>
    public static void Write(string text, string? file = null) =>
        Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)), file);

    /// <summary>The same for what is too long to be in memory.</summary>
    /// <exception cref="UsageException">The file cannot be written, or the disk is full.</exception>
    public static void Write(Action<Stream> write, string? file)
    {
        try
        {
            using var stream = file is null or "-" ? Console.OpenStandardOutput() : File.Create(file);
            write(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file ?? "standard output"}: cannot be written: {Reason(e)}");
        }
    }

    /// <summary>
    /// Writes a line to standard error; what came with the input cannot move the cursor of a terminal.
    /// </summary>
    public static void Problem(string line) => Console.Error.WriteLine(WorkflowLog.Quote(Printable(line)));

    /// <summary>Why a file system refused, in few words.</summary>
    public static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "no such file or directory",
        _ => e.Message.Split('\n')[0].TrimEnd('.'),
    };

    /// <summary>A line with its control characters replaced.</summary>
    public static string Printable(string line) => line.Any(char.IsControl)
        ? string.Concat(line.Select(c => char.IsControl(c) ? '?' : c))
        : line;
}
