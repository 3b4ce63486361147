using System.Diagnostics;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>A watcher that runs on, as a service does.</summary>
internal sealed class RunningWatcher : IDisposable
{
    private readonly Process _process;
    private readonly string _log;

    /// <param name="form">Which program.</param>
    /// <param name="folder">Where its configuration is.</param>
    /// <param name="prefix">A command that runs it.</param>
    public RunningWatcher(Form form, TestFolder folder, string prefix = "")
    {
        _log = Path.Join(folder.Path, "log");
        _process = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec {prefix} {Cli.CommandOf(form)} watch --verbose 2>>log"]) { WorkingDirectory = folder.Path })!;
    }

    /// <summary>The lines of its log.</summary>
    public string[] Log => File.Exists(_log) ? File.ReadAllLines(_log) : [];

    /// <summary>Waits for a line.</summary>
    public Task SaysAsync(string part) => Programs.Until(
        () => _process.HasExited || Log.Any(line => line.Contains(part, StringComparison.Ordinal)), $"'{part}' in\n{string.Join('\n', Log)}");

    /// <summary>How many lines have it.</summary>
    public int Count(string part) => Log.Count(line => line.Contains(part, StringComparison.Ordinal));

    public void Dispose()
    {
        Assert.False(_process.HasExited, $"it ended by itself:\n{string.Join('\n', Log)}");
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
