using System.Text;

namespace ReviewBot.Cli;

/// <summary>The page that GitHub shows for a step of a job: a file that steps add Markdown to.</summary>
internal static class StepSummary
{
    /// <summary>What the runner takes; it drops a longer summary as a whole.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>Adds to the summary; without <c>GITHUB_STEP_SUMMARY</c> there is none.</summary>
    /// <param name="markdown">What to add.</param>
    /// <param name="shorter">What to add when that is too long.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Append(string markdown, string shorter)
    {
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } file)
            return;

        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            var there = File.Exists(file) ? new FileInfo(file).Length : 0;
            File.AppendAllText(file, there + utf8.GetByteCount(markdown) > MostBytes ? shorter : markdown, utf8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: cannot be written: {Output.Reason(e)}");
        }
    }
}
