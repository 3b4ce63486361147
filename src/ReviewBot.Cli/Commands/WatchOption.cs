using System.CommandLine;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Commands;

/// <summary>The option that names <c>reviewbot.yaml</c>, for the commands about the watcher.</summary>
internal sealed class WatchOption
{
    private readonly Option<string> _config = new("--config")
    {
        HelpName = "FILE",
        Description = $"The configuration of the watcher; '{WatchSettings.FileName}' by default.",
        DefaultValueFactory = _ => WatchSettings.FileName,
    };

    /// <summary>Adds the option.</summary>
    public void AddTo(Command command) => command.Add(_config);

    /// <summary>What the file says.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public WatchSettings Read(ParseResult parsed)
    {
        var file = TextFile.Read(parsed.GetValue(_config) ?? WatchSettings.FileName);
        return WatchFile.Read(file.Path, file.Text);
    }

    /// <summary>What the watcher knows.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public StateStore Open(ParseResult parsed) => StateStore.Open(Read(parsed).State);
}
