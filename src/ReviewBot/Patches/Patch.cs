using System.Collections.Immutable;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>A mail with a diff: what <c>git mailinfo</c> finds in it, and the diff, parsed.</summary>
public sealed record Patch
{
    /// <summary>The mail that carries the patch.</summary>
    public required Message Message { get; init; }

    /// <summary>The id of the commit that the mail was made of; null when it was sent.</summary>
    public string? Commit { get; init; }

    /// <summary>The brackets of the subject.</summary>
    public required SubjectTag Tag { get; init; }

    /// <summary>Who wrote it: the in-body From when there is one, else the From header, list mangling undone.</summary>
    public required Address Author { get; init; }

    /// <summary>When it was written: the in-body Date when there is one, else the Date header.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The title: the subject, or the in-body Subject, without its brackets.</summary>
    public required string Title { get; init; }

    /// <summary>The title with its number in the series: <c>2/3 title</c>.</summary>
    public string NumberedTitle => Tag is { Index: { } index, Total: { } total } ? $"{index}/{total} {Title}" : Title;

    /// <summary>The log below the title, trailers included, as text; ends at the <c>---</c> line.</summary>
    public required string Log { get; init; }

    /// <summary>The line of the mail body on which <see cref="Log"/> begins, from one.</summary>
    public int LogLine { get; init; } = 1;

    /// <summary>The log without its answers to this program: who names a rule there announces nothing.</summary>
    public string Prose => Trailers.Any(trailer => trailer.IsAnswer)
        ? string.Join('\n', Log.Split('\n').Where((_, index) => !Trailers.Any(trailer =>
            trailer.IsAnswer && trailer.BodyLine == LogLine + index)))
        : Log;

    /// <summary>The trailers at the end of the log.</summary>
    public ImmutableArray<Trailer> Trailers { get; init; } = [];

    /// <summary>The files it changes, in the order of the diff.</summary>
    public required ImmutableArray<FileChange> Files { get; init; }

    /// <summary>What was not understood, such as a hunk that a mail client wrapped.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
