using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Reviews;

namespace ReviewBot.Replies;

/// <summary>A reply, ready but for its Date, which whoever sends it puts before it.</summary>
public sealed record Reply
{
    /// <summary>Its own Message-Id, without brackets: the same mail has the same id, however often it is written.</summary>
    public required string MessageId { get; init; }

    /// <summary>The Message-Id that it answers.</summary>
    public required string? InReplyTo { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The author of what it answers.</summary>
    public required Address To { get; init; }

    /// <summary>Who gets a copy.</summary>
    public required ImmutableArray<Address> Cc { get; init; }

    /// <summary>What it says, or says to be still there.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What it says to be still there since an earlier version.</summary>
    public ImmutableArray<Finding> Repeated { get; init; } = [];

    /// <summary>Header, blank line and body, with LF line ends.</summary>
    public required string Text { get; init; }
}
