using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// Lists that must not break DMARC put their own address into From: <c>Jane Doe via kernel
/// &lt;kernel@lists.example.org&gt;</c>.
/// The sender is in another header then.
/// </summary>
public static class ListMangling
{
    /// <summary>Who sent the mail: From, or the person behind it when a list or a relay rewrote it.</summary>
    public static Address Sender(Message message)
    {
        var from = message.Headers.TryGetValue("from", out var line)
            && AuthorLine.Parse(line) is { } author ? author : message.From;
        if (message.Headers.TryGetValue("x-original-from", out var original)
            && AuthorLine.Parse(original) is { } sender)
            return Named(sender, from.Name);

        var isRelay = from.Email.StartsWith("devnull+", StringComparison.OrdinalIgnoreCase);
        if (Via(from.Name) is not { } name && !isRelay)
            return from;

        name = Via(from.Name) ?? from.Name;
        if (message.ReplyTo is { } replyTo && !SameEmail(replyTo, from) && !message.To.Contains(replyTo))
            return Named(replyTo, name);
        if (message.Headers.TryGetValue("x-original-sender", out var address)
            && AuthorLine.Parse(address) is { } originalSender)
            return Named(originalSender, name);
        return from;
    }

    private static Address Named(Address address, string name) =>
        address.Name.Length > 0 ? address : new Address(Via(name) ?? name, address.Email);

    private static bool SameEmail(Address a, Address b) => a.Email.Equals(b.Email, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The name in <c>Jane Doe via kernel</c>, <c>'Jane Doe' via kernel</c>; <see langword="null"/> for other names.
    /// </summary>
    private static string? Via(string name)
    {
        var via = name.LastIndexOf(" via ", StringComparison.OrdinalIgnoreCase);
        return via <= 0 ? null : name[..via].Trim().Trim('\'');
    }
}
