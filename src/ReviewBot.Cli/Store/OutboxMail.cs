using System.Collections.Immutable;

namespace ReviewBot.Cli.Store;

/// <summary>Where a reply stands.</summary>
internal enum OutboxState
{
    /// <summary>It goes out by itself when it is time.</summary>
    Queued,

    /// <summary>It waits for a person.</summary>
    Held,

    /// <summary>A person says that it may go out.</summary>
    Approved,

    /// <summary>It is being handed over; after a crash nobody knows whether it arrived.</summary>
    Sending,

    /// <summary>It was handed over.</summary>
    Sent,

    /// <summary>It was not, or nobody knows; it is not tried again by itself.</summary>
    Failed,

    /// <summary>It never goes out; why is said.</summary>
    Dropped,
}

/// <summary>A reply as it is kept.</summary>
internal sealed record OutboxMail(
    long Id, string MessageId, long Series, string List, string? Answers, string Author, ImmutableArray<string> Recipients,
    string Subject, string Text, string? SentText, OutboxState State, string? Why, DateTimeOffset Created,
    DateTimeOffset NotBefore, DateTimeOffset Changed, int Attempts, string? Token);
