using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>A commit, as far as a mail can show it.</summary>
/// <param name="Id">The id; null when it is not committed yet.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Date">When it was written; null when it is not committed yet.</param>
/// <param name="Message">Title and log.</param>
public sealed record Commit(string? Id, Address Author, DateTimeOffset? Date, string Message)
{
    /// <summary>The title: the first paragraph, in one line.</summary>
    public string Title => Split().Title;

    /// <summary>What stands below the title, without blanks at the ends of lines.</summary>
    public string Log => Split().Log;

    private (string Title, string Log) Split()
    {
        var lines = Message.Split('\n').Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0).ToList();
        var title = lines.TakeWhile(line => line.Length > 0).ToList();
        return (
            MessageParser.OneLine(string.Join(' ', title)),
            string.Join('\n', lines.Skip(title.Count).SkipWhile(line => line.Length == 0)).TrimEnd());
    }
}

/// <summary>
/// Turns commits into a series: each becomes the mail that <c>git format-patch</c> would write, and that is read like
/// any other mail. So a gate says what the list would say.
/// </summary>
public static class CommitMail
{
    /// <summary>The series of some commits.</summary>
    /// <param name="commits">The commits with their diffs, in order; at least one.</param>
    /// <param name="cover">What stands for the cover letter, if there is such a thing.</param>
    public static Series ToSeries(
        ImmutableArray<(Commit Commit, ImmutableArray<FileDelta> Files)> commits, Commit? cover)
    {
        var isCounted = commits.Length > 1 || cover is not null;
        var patches = commits.Select((commit, index) =>
            Read(commit.Commit, commit.Files, isCounted ? $"{index + 1}/{commits.Length}" : null)).ToImmutableArray();
        var letter = cover is null ? null : ReadCover(cover, commits.Length);
        return new Series
        {
            Subject = letter?.Tag.Title ?? patches[0].Title,
            Version = 1,
            Total = commits.Length,
            Cover = letter,
            Patches = patches,
            RootId = null,
            Author = cover?.Author ?? patches[0].Author,
            Date = (cover ?? commits[0].Commit).Date,
        };
    }

    /// <summary>The body of the mail, raw: log, diffstat, diff.</summary>
    public static string Body(Commit commit, ImmutableArray<FileDelta> files)
    {
        var body = new StringBuilder();
        if (commit.Log is { Length: > 0 } log)
            body.Append(RawText.FromBytes(Encoding.UTF8.GetBytes(log))).Append('\n');

        // the numbers of a diffstat help nobody here, but as many lines keep the lines of the body where they are
        body.Append("---\n");
        foreach (var file in files)
            body.Append(' ').Append(file.Path.ReplaceLineEndings("?")).Append(" |\n");

        body.Append(CultureInfo.InvariantCulture, $" {files.Length} {(files.Length == 1 ? "file" : "files")} changed\n");
        foreach (var line in files.SelectMany(file => file.Summary))
            body.Append(line.ReplaceLineEndings("?")).Append('\n');

        body.Append('\n');
        foreach (var file in files)
            body.Append(file.Text);

        return body.ToString();
    }

    private static Patch Read(Commit commit, ImmutableArray<FileDelta> files, string? count)
    {
        var subject = count is null ? $"[PATCH] {commit.Title}" : $"[PATCH {count}] {commit.Title}";
        return PatchParser.ParseCommit(ToMessage(commit, subject, Body(commit, files))) with { Commit = commit.Id };
    }

    private static Cover ReadCover(Commit cover, int total)
    {
        var message = ToMessage(
            cover, $"[PATCH 0/{total}] {cover.Title}", RawText.FromBytes(Encoding.UTF8.GetBytes(cover.Log)));
        return new Cover(message, SubjectTagParser.Parse(message.Subject), cover.Log);
    }

    private static Message ToMessage(Commit commit, string subject, string body) => new()
    {
        Id = null,
        Subject = subject,
        From = commit.Author,
        Date = commit.Date,
        Body = new MailBody(body, Charsets.Utf8),
        Cursor = commit.Id is { Length: > 12 } id ? id[..12] : commit.Id ?? "uncommitted",
    };
}
