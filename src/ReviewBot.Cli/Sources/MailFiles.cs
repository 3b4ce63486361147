using System.Collections.Immutable;
using ReviewBot.Cli.Git;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// Mails from files: mboxes, single mails, maildirs, folders of any of these, archives of public-inbox, and standard
/// input.
/// The order is that of the arguments, and of names within a folder, so that it is the same on every machine.
/// </summary>
public static class MailFiles
{
    private static readonly string[] Extensions = [".mbox", ".eml", ".patch"];

    private static readonly EnumerationOptions InOrder = new()
    {
        // a link may lead round in a circle, and a hidden folder is nobody's mail
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint | FileAttributes.System,
        IgnoreInaccessible = false,
        MatchType = MatchType.Simple,
    };

    /// <summary>
    /// The mails in <paramref name="paths"/>; what cannot be read is added to <paramref name="problems"/>.
    /// </summary>
    /// <param name="paths">Where they are.</param>
    /// <param name="problems">Where to say it.</param>
    /// <param name="since">From an archive, mails that came long before need not be given.</param>
    /// <param name="ahead">Whether to read on in an archive while the mails are looked at.</param>
    /// <exception cref="UsageException">A path does not exist or cannot be opened.</exception>
    public static IEnumerable<RawMail> Read(
        IEnumerable<string> paths, ICollection<Problem> problems, DateTimeOffset? since = null, bool ahead = false)
    {
        foreach (var path in paths)
        {
            var found = false;
            foreach (var mail in Mails(path, since, ahead))
            {
                found = true;
                yield return mail;
            }

            if (!found)
                problems.Add(
                    new Problem(
                        path, Directory.Exists(path)
                            ? "no mail in it (*.mbox, *.eml, *.patch or maildir)"
                            : "empty, no mail in it"));
        }
    }

    /// <summary>The files below a folder whose names end in one of <paramref name="extensions"/>, in order.</summary>
    internal static IEnumerable<string> Below(string folder, params string[] extensions)
    {
        var names = Listed(folder, Directory.EnumerateFileSystemEntries);
        return names.SelectMany(path => Directory.Exists(path)
            ? Below(path, extensions)
            : extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? [path] : []);
    }

    private static IEnumerable<RawMail> Mails(string path, DateTimeOffset? since, bool ahead) =>
        Directory.Exists(path) && PublicInbox.Find(path) is { IsEmpty: false } archive
            ? ahead ? ReadAhead.Of(PublicInbox.Read(archive, since)) : PublicInbox.Read(archive, since)
            : Files(path).SelectMany(InFile);

    private static IEnumerable<string> Files(string path) => path switch
    {
        "-" => [path],
        _ when Directory.Exists(path) => InFolder(path),
        _ when File.Exists(path) => [path],
        _ => throw new UsageException($"{path}: no such file or directory"),
    };

    private static IEnumerable<string> InFolder(string folder)
    {
        string[] boxes = [Path.Combine(folder, "cur"), Path.Combine(folder, "new")];
        return boxes.All(Directory.Exists)
            ? boxes.SelectMany(box => Listed(box, Directory.EnumerateFiles))
            : Listed(folder, Directory.EnumerateFileSystemEntries).SelectMany(path => Directory.Exists(path)
                ? InFolder(path)
                : Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                    ? [path]
                    : []);
    }

    private static ImmutableArray<string> Listed(
        string folder, Func<string, string, EnumerationOptions, IEnumerable<string>> enumerate)
    {
        try
        {
            return [.. enumerate(folder, "*", InOrder).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{folder}: {Output.Reason(e)}");
        }
    }

    private static IEnumerable<RawMail> InFile(string path)
    {
        using var file = Try(
            path, () =>
                path == "-" ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read));
        using var mails = Try(path, () => MboxReader.Read(file, path).GetEnumerator());
        while (Try(path, mails.MoveNext))
            yield return mails.Current;
    }

    private static T Try<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {Output.Reason(e)}");
        }
    }
}
