using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>A place where mails arrive, that can be read on from where it was left.</summary>
public interface IMailSource
{
    /// <summary>What the configuration calls it, for people.</summary>
    string Name { get; }

    /// <summary>
    /// The mails that came after a place, oldest first. A mail may be given twice (after a lost connection, say), never
    /// be left out; whoever reads tells copies apart by Message-Id.
    /// </summary>
    /// <param name="cursor">
    /// The <see cref="Arrival.Cursor"/> of the last arrival that is kept; null to read from the beginning.
    /// </param>
    /// <param name="wait">
    /// Whether to go on as mails arrive, until <paramref name="stop"/>; else the mails that are there now are all.
    /// </param>
    /// <param name="stop">Ends the reading; no exception is a must.</param>
    /// <exception cref="SourceException">It cannot be read now; reading on from the last cursor may work later.</exception>
    IAsyncEnumerable<Arrival> ReadAsync(string? cursor, bool wait, CancellationToken stop);
}

/// <summary>A source that can be asked for one mail.</summary>
public interface IMailSearch
{
    /// <summary>The mail of a Message-Id without angle brackets; null when it is not there.</summary>
    /// <exception cref="SourceException">It cannot be asked now.</exception>
    Task<RawMail?> FindAsync(string messageId, CancellationToken stop);
}

/// <summary>A mail from a source, or the news that a place was passed where there is none.</summary>
/// <param name="Mail">The mail; null when only the place moved on.</param>
/// <param name="Cursor">
/// The place behind it, or before it where places are costly, in a form that only the source reads, one line; kept with
/// the mail, in one step.
/// </param>
public sealed record Arrival(RawMail? Mail, string Cursor)
{
    /// <summary>
    /// What whoever keeps the source running should know, one line: the place was rebuilt and is read from its start, a
    /// mail was passed by; null for nothing.
    /// </summary>
    public string? Note { get; init; }

    /// <summary>A mail that is larger than <see cref="MessageParser"/> reads is not fetched, only passed by.</summary>
    /// <param name="where">The mail, for people.</param>
    /// <param name="cursor">The place behind it.</param>
    internal static Arrival TooLarge(string where, string cursor) => new(null, cursor)
    {
        Note = $"{where}: a mail of more than {MessageParser.MaxBytes / (1024 * 1024)} MB is not read",
    };
}

/// <summary>A source cannot be read now.</summary>
/// <param name="message">One line for people: the source's place, and what is wrong. It holds no secret.</param>
/// <param name="cause">What was thrown below.</param>
public sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause);
