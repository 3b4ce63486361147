namespace ReviewBot.Cli;

/// <summary>The exit codes, the same for every command.</summary>
public static class ExitCode
{
    /// <summary>Nothing at or above <c>--fail-on</c>.</summary>
    public const int Clean = 0;

    /// <summary>Findings.</summary>
    public const int Findings = 1;

    /// <summary>Bad usage, input, configuration or rule file.</summary>
    public const int Usage = 2;

    /// <summary>A bug of ours.</summary>
    public const int Bug = 3;
}
