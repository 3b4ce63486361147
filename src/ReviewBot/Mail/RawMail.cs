namespace ReviewBot.Mail;

/// <summary>One mail as it was found: its bytes, and the place a person would look for it.</summary>
/// <param name="Bytes">Header, blank line and body (RFC 5322), without mbox framing or quoting.</param>
/// <param name="Cursor">Where it was found, as <c>path:line</c> or <c>path</c>; used in messages only.</param>
public sealed record RawMail(ReadOnlyMemory<byte> Bytes, string Cursor);
