using System.Text.RegularExpressions;

namespace ReviewBot.Cli;

/// <summary>
/// The log of a GitHub Actions job, in which the runner obeys lines that begin with <c>::</c> and <c>##[</c> anywhere
/// (ActionCommand.cs of actions/runner).
/// </summary>
internal static partial class WorkflowLog
{
    /// <summary>Text for people, with a blank in what the runner would obey; outside of a job as it is.</summary>
    public static string Quote(string text) => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is "true"
        ? Command.Replace(text, "$1: :").Replace("##[", "## [", StringComparison.Ordinal)
        : text;

    [GeneratedRegex(@"^([^\S\n]*)::", RegexOptions.Multiline)]
    private static partial Regex Command { get; }
}
