using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ReviewBot.Cli.Outbox;

/// <summary>The editor of whoever runs the command, as git finds it: VISUAL, EDITOR, or vi.</summary>
internal static class Editor
{
    /// <summary>The text after a person edited it.</summary>
    /// <exception cref="UsageException">There is no such editor, or it failed.</exception>
    public static string Edit(string text)
    {
        var editor = Variable("VISUAL") ?? Variable("EDITOR") ?? "vi";
        var file = Path.Join(Directory.CreateTempSubdirectory("reviewbot-").FullName, "reply.txt");
        try
        {
            File.WriteAllText(file, text);
            using var process = Process.Start(Command(editor, file));
            process!.WaitForExit();
            return process.ExitCode == 0 ? File.ReadAllText(file, Encoding.UTF8) : throw new UsageException($"{editor}: ended with {process.ExitCode}; the reply is as it was");
        }
        catch (Win32Exception e)
        {
            throw new UsageException($"{editor}: {e.Message}; set EDITOR");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    // the variable may hold arguments, which the shell tells apart
    private static ProcessStartInfo Command(string editor, string file) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo(editor, [file])
        : new ProcessStartInfo("/bin/sh", ["-c", $"{editor} \"$@\"", editor, file]);
}
