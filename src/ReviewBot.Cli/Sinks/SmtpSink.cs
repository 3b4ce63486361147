using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using ReviewBot.Cli.Servers;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Sinks;

/// <summary>
/// An SMTP server. All recipients get a reply or none: when the server refuses one, the reply is not sent.
/// </summary>
/// <param name="settings">Where it is.</param>
/// <param name="patience">How long the server may take for an answer.</param>
public sealed class SmtpSink(SinkSettings.Smtp settings, TimeSpan? patience = null) : ISink
{
    private readonly MailServer _server = settings.Server;

    /// <inheritdoc/>
    public string Name => $"smtp://{_server.Host}:{_server.Port}";

    /// <inheritdoc/>
    public async Task SendAsync(Outgoing mail, CancellationToken stop)
    {
        using var message = AsItStands.Of(mail, Name);
        var progress = new Progress(message.Length);
        try
        {
            var sender = Mailbox(mail.Sender);
            MailboxAddress[] recipients = [.. mail.Recipients.Select(Mailbox)];
            if (recipients.Length == 0)
                throw Refusal("the reply has no recipient");

            using var client = await Connection.OpenAsync(
                new AsItStands.Client(), _server, patience ?? Connection.Patience, stop);
            if (message.IsEightBit && !client.Capabilities.HasFlag(SmtpCapabilities.EightBitMime))
                throw Refusal("the server does not take bytes beyond ASCII (8BITMIME)");

            await client.SendAsync(FormatOptions.Default, message.Message, sender, recipients, stop, progress);
            await LeaveAsync(client, stop);
        }
        catch (OperationCanceledException e) when (stop.IsCancellationRequested)
        {
            throw new SinkException($"{Name}: stopped", progress.IsWhole, isTemporary: true, e);
        }
        catch (SmtpCommandException e)
        {
            // a server that answers has decided
            throw Problem(e, mayHaveArrived: false, isTemporary: (int)e.StatusCode < 500);
        }
        catch (Exception e) when (e is not SinkException && ServerTrouble.Explain(e, _server) is not null)
        {
            throw Problem(e, progress.IsWhole, isTemporary: true);
        }
    }

    // the reply is there, whatever becomes of the connection
    private static async Task LeaveAsync(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception e) when (
            e is IOException or OperationCanceledException or ProtocolException or CommandException)
        {
            // nothing is lost with it
        }
    }

    private SinkException Problem(Exception e, bool mayHaveArrived, bool isTemporary)
    {
        var whom = (e as SmtpCommandException)?.Mailbox is { } mailbox ? $"{mailbox.Address}: " : "";
        return new SinkException(
            $"{Name}: {whom}{ServerTrouble.Explain(e, _server)}", mayHaveArrived, isTemporary, e);
    }

    // an address comes from a mail that a stranger wrote
    private MailboxAddress Mailbox(string address) =>
        MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address
            ? mailbox
            : throw Refusal(Output.Printable($"“{address}” is no address"));

    private SinkException Refusal(string why) => new($"{Name}: {why}", mayHaveArrived: false, isTemporary: false);

    /// <summary>Whether all of a mail was written, so that its end may have been.</summary>
    private sealed class Progress(int length) : ITransferProgress
    {
        public bool IsWhole { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

        public void Report(long bytesTransferred) => IsWhole |= bytesTransferred >= length;
    }
}
