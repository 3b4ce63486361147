using System.Diagnostics;
using System.Text;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>A folder that a test owns, with git at hand and nobody's configuration in the way.</summary>
internal sealed class Sandbox : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("reviewbot-").FullName;

    public string this[string path] => Path.Join(Folder, path);

    public string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], Encoding.Latin1.GetBytes(text));
        return this[path];
    }

    /// <summary>Runs git in the folder; gives its output, one byte a char.</summary>
    public string Git(params string[] arguments)
    {
        var (exit, output, error) = TryGit(arguments);
        return exit == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }

    /// <summary>Runs git with an input, one byte a char; gives its output.</summary>
    public string GitWith(string input, params string[] arguments)
    {
        var (exit, output, error) = Run(input, arguments);
        Assert.True(exit == 0, error);
        return output;
    }

    public (int Exit, string Output, string Error) TryGit(params string[] arguments) => Run(null, arguments);

    private (int Exit, string Output, string Error) Run(string? input, string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Folder, .. arguments])
        {
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = input is null ? null : Encoding.Latin1,
            StandardOutputEncoding = Encoding.Latin1,
            StandardErrorEncoding = Encoding.Latin1,
        };
        foreach (var (name, value) in GitEnvironment.Of(Folder))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginErrorReadLine();
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.ToString());
    }

    /// <summary>A repository with one commit more that holds the files.</summary>
    public Sandbox Commit(params (string Path, string Text)[] files)
    {
        if (!Directory.Exists(this[".git"]))
            Git("init", "-q", "-b", "main");

        foreach (var (path, text) in files)
            Write(path, text);

        Git("add", "-A", "-f", ".");
        Git("commit", "-q", "--allow-empty", "-m", "commit");
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
