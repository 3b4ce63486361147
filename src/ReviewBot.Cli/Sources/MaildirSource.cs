using System.Runtime.CompilerServices;
using ReviewBot.Cli.Settings;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// A maildir, in which nothing is changed. A mail is known by its name before the colon, whatever flags a reader adds
/// behind it and whether it is in <c>new</c> or <c>cur</c>; the cursor holds the names of all that are there.
/// </summary>
/// <param name="settings">Where it is.</param>
public sealed class MaildirSource(SourceSettings.Maildir settings) : IMailSource
{
    private static readonly EnumerationOptions Visible = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
        MatchType = MatchType.Simple,
    };

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Arrival> ReadAsync(
        string? cursor, bool wait, [EnumeratorCancellation] CancellationToken stop)
    {
        // it listens before the first look, so that nothing falls between a look and the wait
        using var bell = wait ? FileBell.Of([Box("new"), Box("cur")], settings.Every) : null;
        Func<Task>? next = bell is null ? null : () => bell.WaitAsync(stop);
        var arrivals = Guarded.RepeatAsync(from => NewAsync(from, stop), cursor, next, stop);
        await foreach (var arrival in Guarded.ReadAsync(arrivals, Explain, stop))
            yield return arrival;
    }

    private SourceException? Explain(Exception e) => e is IOException or UnauthorizedAccessException
        ? new SourceException($"{Name}: {settings.Path}: {Output.Reason(e)}", e)
        : null;

    private async IAsyncEnumerable<Arrival> NewAsync(string? cursor, [EnumeratorCancellation] CancellationToken stop)
    {
        var seen = SeenNames.Read(cursor) ?? SeenNames.Read(null)!;
        var files = Files();
        if (files.Count > SeenNames.Most)
            throw new IOException($"more than {SeenNames.Most} mails; take old ones away");

        seen.Keep(files.Keys);
        var unread = files.Where(file => !seen.Contains(file.Key))
            .OrderBy(file => File.GetLastWriteTimeUtc(file.Value)).ThenBy(file => file.Key, StringComparer.Ordinal);
        var place = cursor ?? "";
        foreach (var portion in unread.Chunk(SeenNames.Portion(files.Count)))
        {
            foreach (var (name, path) in portion)
            {
                var (bytes, isThere) = await ReadAsync(name, path, stop);
                if (isThere)
                    seen.Add(name);
                if (name == portion[^1].Key)
                    place = seen.ToCursor();
                if (bytes is not null)
                    yield return new Arrival(new RawMail(bytes, path), place);
                else if (isThere)
                    yield return Arrival.TooLarge($"{Name}: {path}", place);
                else if (name == portion[^1].Key && place != cursor)
                    yield return new Arrival(null, place);
            }
        }
    }

    // new first: a mail that is moved to cur meanwhile is seen at least once
    private Dictionary<string, string> Files()
    {
        var found = new Dictionary<string, string>();
        string[] boxes = [Box("new"), Box("cur")];
        foreach (var path in boxes.SelectMany(box => Directory.EnumerateFiles(box, "*", Visible)))
            found[Path.GetFileName(path).Split(':')[0]] = path;
        return found;
    }

    private async Task<(byte[]? Bytes, bool IsThere)> ReadAsync(string name, string path, CancellationToken stop)
    {
        // a reader may rename it at any time, and more than once
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                if (!SpecialFile.IsRegular(path))
                    throw new FileNotFoundException();

                await using var file = new FileStream(
                    path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
                if (file.Length > MessageParser.MaxBytes)
                    return (null, true);

                using var content = new MemoryStream((int)file.Length);
                await file.CopyToAsync(content, stop);
                return (content.ToArray(), true);
            }
            catch (FileNotFoundException)
            {
                if (!Files().TryGetValue(name, out var now))
                    return (null, false);

                path = now;
            }
        }

        return (null, false);
    }

    private string Box(string name) => Path.Join(settings.Path, name);
}
