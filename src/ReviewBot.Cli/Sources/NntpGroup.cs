using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>A newsgroup on an open connection.</summary>
/// <param name="connection">The connection, on which the group is chosen.</param>
/// <param name="low">The number of its first article, as far as is known.</param>
/// <param name="high">That of its last.</param>
internal sealed class NntpGroup(NntpConnection connection, long low, long high)
{
    // few enough that their answers cannot fill both buffers while commands are still to be sent
    private const int Pipelined = 32;

    /// <summary>The number of its first article, as far as is known.</summary>
    public long Low => low;

    /// <summary>The number of its last article.</summary>
    public long High => high;

    /// <summary>Chooses a group.</summary>
    /// <exception cref="NntpException">There is none of that name.</exception>
    public static async Task<NntpGroup> ChooseAsync(NntpConnection connection, string name, CancellationToken stop)
    {
        var status = await connection.AskAsync($"GROUP {name}", stop);
        return status switch
        {
            { Code: 211, Words: [_, var low, var high, ..] }
                when Number(low) is { } first && Number(high) is { } last => new NntpGroup(connection, first, last),
            { Code: 411 } => throw new NntpException("no such group"),
            _ => throw new NntpException($"the answer is {status.Line}"),
        };
    }

    /// <summary>The Message-Id of an article, with its brackets; null when it is not there.</summary>
    public async Task<string?> IdAsync(long number, CancellationToken stop) =>
        await connection.AskAsync(Text($"STAT {number}"), stop) is { Code: 223, Words: [_, var id, ..] } ? id : null;

    /// <summary>
    /// The articles that are in a range, with their sizes where the server tells; when it has no overview, all numbers
    /// of the range.
    /// </summary>
    public async Task<IReadOnlyList<NntpArticle>> ListAsync(long first, long last, CancellationToken stop)
    {
        foreach (var command in (string[])["OVER", "XOVER"])
        {
            var status = await connection.AskAsync(Text($"{command} {first}-{last}"), stop);
            switch (status.Code)
            {
                case 224:
                    return await OverviewAsync(first, last, stop);
                case 420 or 423:
                    return [];
                case >= 500:
                    break;
                default:
                    throw new NntpException($"the answer is {status.Line}");
            }
        }

        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(each => new NntpArticle(first + each, null, 0))];
    }

    /// <summary>
    /// The articles with their content, in order, which is null for those that are not there or are known to be too
    /// large. One that turns out to be too large ends it, and the connection is of no more use.
    /// </summary>
    public async IAsyncEnumerable<NntpArticle> FetchAsync(
        IEnumerable<NntpArticle> articles, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in articles.Chunk(Pipelined))
        {
            var wanted = some.Where(article => !article.IsTooLarge);
            await connection.SendAsync(
                string.Concat(wanted.Select(article => Text($"ARTICLE {article.Number}\r\n"))), stop);
            foreach (var article in some)
            {
                if (article.IsTooLarge)
                {
                    yield return article;
                    continue;
                }

                var status = await connection.StatusAsync(stop);
                if (status.Code is 423 or 430)
                {
                    yield return article;
                    continue;
                }

                if (status.Code != 220)
                    throw new NntpException($"the answer is {status.Line}");

                var text = await connection.Lines.ReadTextAsync(MessageParser.MaxBytes, stop);
                yield return article with
                {
                    Id = status.Words is [_, var id, ..] ? id : article.Id,
                    Content = text,
                    Size = text?.Length ?? long.MaxValue,
                };
                if (text is null)
                    yield break;
            }
        }
    }

    private async Task<IReadOnlyList<NntpArticle>> OverviewAsync(long first, long last, CancellationToken stop)
    {
        var found = new List<NntpArticle>();
        while (true)
        {
            var line = await connection.Lines.ReadAsync(stop);
            if (line.Span.SequenceEqual("."u8))
                return found;

            // number, Subject, From, Date, Message-Id, References, bytes, lines
            var fields = Encoding.Latin1.GetString(line.Span).Split('\t');
            if (Number(fields[0]) is { } number && number >= first && number <= last && found.Count <= last - first)
                found.Add(new NntpArticle(
                    number, fields.ElementAtOrDefault(4), Number(fields.ElementAtOrDefault(6) ?? "") ?? 0));
        }
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An article.</summary>
/// <param name="Number">Its number in the group.</param>
/// <param name="Id">Its Message-Id with brackets, when it is known.</param>
/// <param name="Size">Its size in bytes as far as the server tells; 0 when it is unknown.</param>
internal sealed record NntpArticle(long Number, string? Id, long Size)
{
    /// <summary>The mail; null when it was not fetched, is not there or is too large.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Whether it is larger than what is read.</summary>
    public bool IsTooLarge => Size > MessageParser.MaxBytes;
}
