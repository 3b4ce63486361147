using System.Collections.Immutable;
using MimeKit.Utils;

namespace ReviewBot.Mail;

/// <summary>A mail, decoded: what RFC 5322 and MIME say about it, before anyone asks whether it is a patch.</summary>
public sealed record Message
{
    /// <summary>The Message-Id without angle brackets; <see langword="null"/> when the mail has none.</summary>
    public required string? Id { get; init; }

    /// <summary>The subject, decoded and unfolded, with its bracket.</summary>
    public required string Subject { get; init; }

    /// <summary>The From header as it stands; for authorship see <c>Patch.Author</c>.</summary>
    public required Address From { get; init; }

    /// <summary>The first address of Reply-To, if there is one.</summary>
    public Address? ReplyTo { get; init; }

    /// <summary>The addresses of To.</summary>
    public ImmutableArray<Address> To { get => field.IsDefault ? field = AddressLists.Parse(ToLines) : field; init; }

    /// <summary>The addresses of Cc.</summary>
    public ImmutableArray<Address> Cc { get => field.IsDefault ? field = AddressLists.Parse(CcLines) : field; init; }

    /// <summary>The Date header with its zone; <see langword="null"/> when missing or not a date.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The id in In-Reply-To without angle brackets.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The ids in References without angle brackets, root first.</summary>
    public ImmutableArray<string> References { get => field.IsDefault ? field = AllIds(ReferenceLines) : field; init; }

    /// <summary>The remaining headers a decision may need, by lower-case name; the first of each, decoded.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = [];

    /// <summary>The text of the mail.</summary>
    public required MailBody Body { get; init; }

    // Long lists of recipients cost more than the rest of a mail, and only an answer to it needs them.
    internal ImmutableArray<byte[]> ToLines { get; init; } = [];

    internal ImmutableArray<byte[]> CcLines { get; init; } = [];

    internal ImmutableArray<byte[]> ReferenceLines { get; init; } = [];

    // the mail as it was found, where its text has to wait
    internal byte[]? Source { get; init; }

    /// <summary>Where the mail was found.</summary>
    public required string Cursor { get; init; }

    private static ImmutableArray<string> AllIds(ImmutableArray<byte[]> lines) =>
        [.. lines.SelectMany(line => MimeUtils.EnumerateReferences(line, 0, line.Length))];
}
