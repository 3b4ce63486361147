using System.Diagnostics;
using ReviewBot.Cli.Tests.Git;

namespace ReviewBot.Cli.Tests;

/// <summary>Runs the program as its users do: a process, in a folder, with what it prints.</summary>
internal static class Cli
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs one of the forms; skips the test when that form is not at hand.</summary>
    public static CliRun Run(Form form, TestFolder folder, string[] arguments, byte[]? input = null) =>
        Run(form, folder.Path, arguments, input);

    /// <summary>Runs one of the forms in a folder that is not a <see cref="TestFolder"/>.</summary>
    public static CliRun Run(Form form, string folder, string[] arguments, byte[]? input = null)
    {
        var (program, first) = Start(form);
        return Run(program, folder, [.. first, .. arguments], input);
    }

    /// <summary>Runs any program.</summary>
    public static CliRun Run(string program, TestFolder folder, string[] arguments, byte[]? input = null) =>
        Run(program, folder.Path, arguments, input);

    /// <summary>Runs any program in a folder that is not a <see cref="TestFolder"/>.</summary>
    public static CliRun Run(string program, string folder, string[] arguments, byte[]? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REVIEWBOT_DEBUG"] = "";
        foreach (var (name, value) in GitEnvironment.Of(folder))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        using (var stdin = process.StandardInput.BaseStream)
            stdin.Write(input ?? []);

        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            Assert.Fail("the program does not end");
        }

        return new CliRun(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>The form as a shell calls it.</summary>
    public static string CommandOf(Form form)
    {
        var (program, first) = Start(form);
        return string.Join(' ', first.Prepend(program).Select(word => $"'{word}'"));
    }

    private static (string Program, string[] First) Start(Form form)
    {
        if (form == Form.Managed)
            return ("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "ReviewBot.Cli.dll")]);

        var native = Environment.GetEnvironmentVariable("REVIEWBOT_NATIVE");
        Assert.SkipWhen(string.IsNullOrEmpty(native), "REVIEWBOT_NATIVE does not name a native binary");
        return (native!, []);
    }
}

/// <summary>How a run ended.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>The run refused its input: exit code 2 and exactly this line, nothing on standard output.</summary>
    public void Refused(string line)
    {
        Assert.Equal(line + "\n", Error);
        Assert.Equal("", Output);
        Assert.Equal(2, ExitCode);
    }

    /// <summary>The run ended well and said nothing on standard error; gives what it printed.</summary>
    public string Succeeded()
    {
        Assert.Equal("", Error);
        Assert.True(ExitCode == 0, $"exit code {ExitCode} after: {Output}");
        return Output;
    }
}
