using System.Collections.Immutable;
using MimeKit;

namespace ReviewBot.Mail;

/// <summary>The mailboxes of address headers, groups resolved.</summary>
internal static class AddressLists
{
    /// <summary>The mailboxes that MimeKit found.</summary>
    internal static ImmutableArray<Address> Of(InternetAddressList list)
    {
        if (list.Count == 0)
            return [];

        var found = ImmutableArray.CreateBuilder<Address>(list.Count);
        foreach (var mailbox in list.Mailboxes)
            found.Add(new Address(MessageParser.OneLine(mailbox.Name ?? ""), mailbox.Address));
        return found.ToImmutable();
    }

    /// <summary>The mailboxes in the values of headers of one name, as they stand in the mail.</summary>
    internal static ImmutableArray<Address> Parse(ImmutableArray<byte[]> values)
    {
        if (values is [var only])
            return InternetAddressList.TryParse(MessageParser.Options, only, out var list) ? Of(list) : [];

        var found = ImmutableArray.CreateBuilder<Address>();
        foreach (var value in values)
            found.AddRange(Parse([value]));
        return found.ToImmutable();
    }
}
