using System.CommandLine;

namespace ReviewBot.Cli.Commands;

/// <summary>The options that say what series are applied to.</summary>
internal sealed class TreeOptions
{
    private readonly Option<string?> _tree = new("--tree")
    {
        HelpName = "DIR",
        Description = "Apply the series to this git repository, bare or not, or to a plain folder. "
            + "Default: the repository around the current folder, if there is one.",
    };

    private readonly Option<string?> _base = new("--base")
    {
        HelpName = "REV",
        Description = "Apply it on this commit. Default: the commit that the mails name by id or by their blobs, else the one that is checked out.",
    };

    public void AddTo(Command command)
    {
        command.Add(_tree);
        command.Add(_base);
    }

    /// <summary>The values of <c>--tree</c> and <c>--base</c>.</summary>
    public (string? Tree, string? Base) Read(ParseResult parsed) => (parsed.GetValue(_tree), parsed.GetValue(_base));
}
