using System.Text;

namespace ReviewBot.Cli;

/// <summary>The page that GitHub shows for a step of a job: a file that steps add Markdown to.</summary>
internal static class StepSummary
{
    /// <summary>Adds to the summary; without <c>GITHUB_STEP_SUMMARY</c> there is none.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Append(string markdown)
    {
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } file)
            return;

        try
        {
            File.AppendAllText(file, markdown, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: cannot be written: {Output.Reason(e)}");
        }
    }
}
