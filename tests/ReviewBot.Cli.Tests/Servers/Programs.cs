using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>Programs of others that some machines have.</summary>
internal static class Programs
{
    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/local/sbin"];

    private static int _lastPort = 10_000 + Environment.ProcessId % 200 * 100;

    /// <summary>Where a program is; the test is skipped when it is nowhere.</summary>
    public static string Find(string name)
    {
        var found = Folders.Select(folder => Path.Join(folder, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{name} is not installed");
        return found!;
    }

    /// <summary>
    /// A port of the loopback that nobody listens at, given out once: the system may give one that it chose to two askers,
    /// or to a client in between, so these lie below its own.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _lastPort);
            if (!IsTaken(port))
                return port;
        }
    }

    private static bool IsTaken(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>Who runs a server: the one who runs the tests, unless that is root, which servers refuse.</summary>
    public static (string User, string Group, string[] Prefix) Nobody() => Environment.UserName == "root"
        ? ("nobody", "nogroup",
            [Find("setpriv"), "--reuid=nobody", "--regid=nogroup", "--clear-groups"])
        : (Run("id", ["-un"]).Trim(), Run("id", ["-gn"]).Trim(), []);

    /// <summary>Runs a program that must end well; gives what it printed.</summary>
    public static string Run(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null,
        byte[]? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        using (var stdin = process.StandardInput.BaseStream)
            stdin.Write(input ?? []);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error.Result}{output.Result}");
        return output.Result;
    }

    /// <summary>Waits until something is so; a test that would wait for longer fails.</summary>
    public static async Task Until(Func<bool> condition, string what)
    {
        var end = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(end.Elapsed < TimeSpan.FromMinutes(2), $"not in two minutes: {what}");
            await Task.Delay(20);
        }
    }

    /// <summary>Whether somebody listens at a port of the loopback, of this network or another.</summary>
    public static bool Listens(int port, Network? network = null)
    {
        if (network is not null)
            return Run(network.Prefix[0], [.. network.Prefix[1..], "cat", "/proc/net/tcp"]).Contains(Invariant($"0100007F:{port:X4} 00000000:0000 0A"), StringComparison.Ordinal);

        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Text with numbers as protocols write them.</summary>
    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
