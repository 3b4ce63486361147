using System.Globalization;
using System.Runtime.CompilerServices;
using ReviewBot.Cli.Servers;
using ReviewBot.Cli.Settings;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// A newsgroup. The cursor is the number of the last article and its Message-Id: when either is no longer true, the
/// group was rebuilt, and is read from its start.
/// </summary>
/// <param name="settings">Where it is.</param>
/// <param name="patience">How long the server may take for an answer.</param>
public sealed class NntpSource(SourceSettings.Nntp settings, TimeSpan? patience = null) : IMailSource, IMailSearch
{
    private const int ArticlesAtOnce = 500;

    private readonly MailServer _server = settings.Server;
    private readonly TimeSpan _patience = patience ?? Connection.Patience;

    /// <inheritdoc/>
    public string Name => settings.Name;

    private string Place => $"nntp://{_server.Host}:{_server.Port}/{settings.Group}";

    /// <inheritdoc/>
    public IAsyncEnumerable<Arrival> ReadAsync(string? cursor, bool wait, CancellationToken stop)
    {
        Func<Task>? next = wait ? () => Task.Delay(settings.Every, stop) : null;
        return Guarded.ReadAsync(Guarded.RepeatAsync(from => NewAsync(from, stop), cursor, next, stop), Explain, stop);
    }

    /// <inheritdoc/>
    public Task<RawMail?> FindAsync(string messageId, CancellationToken stop) =>
        Guarded.AskAsync(() => SearchAsync(messageId, stop), Explain, stop);

    private SourceException? Explain(Exception e) => ServerTrouble.Explain(e, _server) is { } why
        ? new SourceException($"{Name}: {Place}: {why}", e)
        : null;

    private async IAsyncEnumerable<Arrival> NewAsync(string? cursor, [EnumeratorCancellation] CancellationToken stop)
    {
        var connection = await NntpConnection.OpenAsync(_server, _patience, stop);
        try
        {
            var group = await NntpGroup.ChooseAsync(connection, settings.Group, stop);
            var last = await LastAsync(group, cursor, stop);
            if (last is null)
                yield return new Arrival(null, "0")
                {
                    Note = $"{Name}: {Place}: the group was made anew; it is read from its start",
                };

            var next = Math.Max(group.Low, (last ?? 0) + 1);
            while (next <= group.High)
            {
                var end = Math.Min(group.High, next + ArticlesAtOnce - 1);
                var articles = await group.ListAsync(next, end, stop);
                var read = next - 1;
                await foreach (var article in group.FetchAsync(articles, stop))
                {
                    read = article.Number;
                    if (article.IsTooLarge)
                        yield return Arrival.TooLarge($"{Name}: {Where(read)}", Cursor(article));
                    else if (article.Content is { } bytes)
                        yield return new Arrival(new RawMail(bytes, Where(read)), Cursor(article));
                }

                next = end + 1;
                if (articles.Count > 0 && read < articles[^1].Number)
                {
                    next = read + 1;
                    await connection.DisposeAsync();
                    connection = await NntpConnection.OpenAsync(_server, _patience, stop);
                    group = await NntpGroup.ChooseAsync(connection, settings.Group, stop);
                }
                else if (articles.Count == 0 || articles[^1].Number < end)
                {
                    yield return new Arrival(null, Cursor(end));
                }
            }
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<RawMail?> SearchAsync(string messageId, CancellationToken stop)
    {
        if (!MessageIds.CanBeAskedFor(messageId))
            return null;

        await using var connection = await NntpConnection.OpenAsync(_server, _patience, stop);
        var status = await connection.AskAsync($"ARTICLE <{messageId}>", stop);
        return status.Code switch
        {
            430 => null,
            220 => await connection.Lines.ReadTextAsync(MessageParser.MaxBytes, stop) is { } bytes
                ? new RawMail(bytes, $"{Place}/<{messageId}>")
                : null,
            _ => throw new NntpException($"the answer is {status.Line}"),
        };
    }

    // null when the articles are not those that were read
    private static async Task<long?> LastAsync(NntpGroup group, string? cursor, CancellationToken stop)
    {
        if (cursor is null)
            return 0;

        var words = cursor.Split(' ');
        if (!long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || last > group.High)
            return null;

        // an article that was cancelled or has expired proves nothing
        var id = words.Length > 1 && last > 0 ? await group.IdAsync(last, stop) : null;
        return id is null || id == words[1] ? last : null;
    }

    private string Where(long number) => $"{Place}/{number.ToString(CultureInfo.InvariantCulture)}";

    private static string Cursor(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cursor(NntpArticle article) =>
        article.Id is { } id && !id.Contains(' ', StringComparison.Ordinal)
            ? $"{Cursor(article.Number)} {id}"
            : Cursor(article.Number);
}
