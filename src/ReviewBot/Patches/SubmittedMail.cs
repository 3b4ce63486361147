using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>A patch or a cover letter with what decides where it belongs.</summary>
internal sealed class SubmittedMail
{
    internal SubmittedMail(MailContent content, Patch? patch, Cover? cover)
    {
        Content = content;
        Patch = patch;
        Cover = cover;
        Tag = patch?.Tag ?? cover!.Tag;
        Sender = ListMangling.Sender(Message).Email.ToLowerInvariant();
        Time = Message.Date?.UtcDateTime ?? DateTime.MinValue;
        Parent = Message.InReplyTo ?? (Message.References is [.., var last] ? last : null);
        Words = string.Join(
            ' ', Tag.Words.Select(word => word.ToUpperInvariant())
                .Where(word => word != "PATCH")
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    internal MailContent Content { get; }

    internal Patch? Patch { get; }

    internal Cover? Cover { get; }

    internal SubjectTag Tag { get; }

    internal Message Message => Content.Message;

    internal string? Id => Message.Id;

    internal string Sender { get; }

    internal DateTime Time { get; }

    internal string? Parent { get; }

    internal string Words { get; }

    internal int Index => Place ?? Tag.Index ?? 1;

    /// <summary>The index of a patch whose subject does not say it, once that is known.</summary>
    internal int? Place { get; set; }

    internal string Title => Patch?.Title ?? Tag.Title;

    /// <summary>Mails of one series agree in this, whatever else they differ in.</summary>
    internal (int Version, int Minor, int? Total) Revision => (Tag.Version, Tag.MinorVersion, Tag.Total);

    /// <summary>
    /// The part of the id that git-send-email and quilt share between the mails of one sending:
    /// <c>20231110170428.6664-8-jane@example.org</c> without the 8; <see langword="null"/> when the id is not of that make.
    /// </summary>
    internal string? IdStem
    {
        get
        {
            if (Id is null
                || Id.IndexOf('-', StringComparison.Ordinal) is not (>= 8 and var dash)
                || !char.IsAsciiDigit(Id[0]))
                return null;

            var rest = Id.AsSpan(dash + 1);
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            return digits is > 0 and < 5
                && rest[digits] == '-' ? string.Concat(Id.AsSpan(0, dash), rest[digits..]) : null;
        }
    }

    /// <summary>Whether this is <paramref name="other"/>, sent again.</summary>
    internal bool Repeats(SubmittedMail other) =>
        Title == other.Title && Sender == other.Sender
        && Message.Body.Raw.AsSpan().TrimEnd().SequenceEqual(other.Message.Body.Raw.AsSpan().TrimEnd());

    /// <summary>An order of mails that depends on nothing but the mails.</summary>
    internal static int Compare(SubmittedMail a, SubmittedMail b)
    {
        var order = a.Time.CompareTo(b.Time);
        if (order == 0)
            order = a.Index.CompareTo(b.Index);
        return order == 0 ? MailOrder.Compare(a.Message, b.Message) : order;
    }
}
