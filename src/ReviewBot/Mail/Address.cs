namespace ReviewBot.Mail;

/// <summary>A mailbox: a display name, which may be empty, and an address (RFC 5322 section 3.4).</summary>
/// <param name="Name">The display name, decoded and unquoted; empty when there is none.</param>
/// <param name="Email">The addr-spec, <c>local@domain</c>, as written.</param>
public sealed record Address(string Name, string Email)
{
    /// <summary><c>Name &lt;local@domain&gt;</c>, for people; not encoded for a header.</summary>
    public override string ToString() => Name.Length == 0 ? Email : $"{Name} <{Email}>";
}
