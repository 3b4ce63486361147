using System.Diagnostics;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>A server program in the foreground, which ends with the test.</summary>
internal sealed class Daemon : IDisposable
{
    private readonly Process _process;

    private Daemon(Process process) => _process = process;

    /// <summary>Starts it, and waits until it listens at all ports.</summary>
    public static async Task<Daemon> StartAsync(
        string[] command, int[] ports, IReadOnlyDictionary<string, string>? environment = null, Network? network = null)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        var daemon = new Daemon(process);
        await Programs.Until(() => process.HasExited || ports.All(port => Programs.Listens(port, network)), $"{command[0]} listens");
        Assert.False(process.HasExited, $"{string.Join(' ', command)} ends at once: {(process.HasExited ? await error : "")}");
        return daemon;
    }

    /// <summary>Kills it, and what it started.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
