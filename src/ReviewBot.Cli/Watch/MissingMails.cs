using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;
using ReviewBot.Patches;

namespace ReviewBot.Cli.Watch;

/// <summary>Asks the sources for the parts of a series that did not arrive, once, before it is reviewed without them.</summary>
internal sealed class MissingMails(WatchSettings settings, StateStore store, Ingest ingest, IEnumerable<IMailSource> sources)
{
    private readonly List<(string Name, IMailSearch Search)> _searches =
        [.. sources.Where(source => source is IMailSearch).Select(source => (source.Name, (IMailSearch)source))];

    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);

    /// <summary>Looks for what is missing of the series that are due; true when anything was found.</summary>
    public async Task<bool> StepAsync(DateTimeOffset now, CancellationToken stop)
    {
        if (_searches.Count == 0)
            return false;

        var found = false;
        var due = store.Do(session => session.Due(now, settings.Jobs * 4));
        foreach (var series in due.Where(series => series.Present < series.Total && _looked.Add(series.Members)))
        {
            foreach (var id in Wanted(series))
                found |= await FindAsync(id, now, stop);
        }

        return found;
    }

    private List<string> Wanted(StoredSeries stored) => store.Do(session =>
    {
        var mails = session.MailsOf(stored.Id);
        return SeriesKeeper.Assemble(mails, diffs: false).SelectMany(one => SiblingIds.Of(one)).Where(id => !session.HasMail(id)).ToList();
    });

    private async Task<bool> FindAsync(string id, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var (name, search) in _searches)
        {
            try
            {
                if (await search.FindAsync(id, stop) is { } mail)
                    return ingest.TakeFound(name, mail, now);
            }
            catch (SourceException)
            {
                // reading the source says so, too, and tries again
            }
        }

        return false;
    }
}
