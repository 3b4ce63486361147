using System.CommandLine;
using ReviewBot.Cli.Sources;

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

    private readonly Option<string[]> _upstream = new("--upstream")
    {
        HelpName = "REV",
        Description = "Look for that commit on this branch or tag instead of what is checked out. May be given again; "
            + "where only trying tells, the first that fits is taken.",
    };

    public void AddTo(Command command)
    {
        command.Add(_tree);
        command.Add(_base);
        command.Add(_upstream);
    }

    /// <summary>What was asked for.</summary>
    public TreeChoice Read(ParseResult parsed) =>
        new(parsed.GetValue(_tree), parsed.GetValue(_base), [.. parsed.GetValue(_upstream) ?? []]);
}
