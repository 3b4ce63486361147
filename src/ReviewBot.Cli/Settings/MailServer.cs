namespace ReviewBot.Cli.Settings;

/// <summary>How to reach a mail server.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is protected.</param>
public sealed record MailServer(string Host, int Port, Security Security)
{
    /// <summary>Who logs in; null for nobody.</summary>
    public string? User { get; init; }

    /// <summary>The password of the user.</summary>
    public Secret? Password { get; init; }

    /// <summary>An OAuth 2.0 access token (RFC 7628), instead of a password; somebody else keeps it fresh.</summary>
    public Secret? Token { get; init; }

    /// <summary>A file with the certificates (PEM) that are trusted besides those of the system.</summary>
    public string? CertificateFile { get; init; }
}

/// <summary>How a connection is protected.</summary>
public enum Security
{
    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>TLS after STARTTLS or STLS, which the server must offer.</summary>
    StartTls,

    /// <summary>Not at all: for a server on the same machine.</summary>
    None,
}
