namespace ReviewBot.Cli.Sinks;

/// <summary>A place where replies go.</summary>
public interface ISink
{
    /// <summary>What it is, for people: <c>smtp://mail.example.org:587</c>, say.</summary>
    string Name { get; }

    /// <summary>
    /// Hands one reply over. It is called at most once for a reply; whoever calls has written down before that it will.
    /// </summary>
    /// <param name="mail">The reply.</param>
    /// <param name="stop">Gives it up, which is a <see cref="SinkException"/> too: the reply may have arrived.</param>
    /// <exception cref="SinkException">It was not taken, or nobody knows.</exception>
    Task SendAsync(Outgoing mail, CancellationToken stop);
}

/// <summary>A reply as it will be sent.</summary>
/// <param name="MessageId">Its Message-Id, without angle brackets.</param>
/// <param name="Sender">The address that it comes from.</param>
/// <param name="Recipients">The addresses that it goes to, and no others, whatever its header says.</param>
/// <param name="Bytes">Header, blank line and body with LF line ends (RFC 5322 but for the CR).</param>
public sealed record Outgoing(
    string MessageId, string Sender, IReadOnlyList<string> Recipients, ReadOnlyMemory<byte> Bytes);

/// <summary>A reply was not handed over.</summary>
/// <param name="message">One line for people, without a secret.</param>
/// <param name="mayHaveArrived">
/// Whether it may be there nevertheless, because the answer was lost; then it is not to be sent again.
/// </param>
/// <param name="isTemporary">Whether it may work later, as far as the other side says.</param>
/// <param name="cause">What was thrown below.</param>
public sealed class SinkException(string message, bool mayHaveArrived, bool isTemporary, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>Whether the reply may have arrived.</summary>
    public bool MayHaveArrived { get; } = mayHaveArrived;

    /// <summary>Whether it may work later.</summary>
    public bool IsTemporary { get; } = isTemporary;
}
