using MailKit;
using MailKit.Net.Imap;
using MimeKit;
using ReviewBot.Cli.Servers;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Sinks;

/// <summary>A folder on an IMAP server, to which drafts are appended; it is made when it is missing.</summary>
/// <param name="settings">Where it is.</param>
/// <param name="patience">How long the server may take for an answer.</param>
public sealed class ImapDraftsSink(SinkSettings.ImapDrafts settings, TimeSpan? patience = null) : ISink
{
    /// <inheritdoc/>
    public string Name => $"imap://{settings.Server.Host}:{settings.Server.Port}/{settings.Folder}";

    /// <inheritdoc/>
    public async Task SendAsync(Outgoing mail, CancellationToken stop)
    {
        var isAsked = false;
        try
        {
            using var message = AsItStands.Of(mail, Name);
            using var client = await Connection.ImapAsync(settings.Server, patience ?? Connection.Patience, stop);
            var folder = await FolderAsync(client, stop);
            isAsked = true;
            var draft = new AppendRequest(message.Message, MessageFlags.Draft | MessageFlags.Seen);
            await folder.AppendAsync(FormatOptions.Default, draft, stop);
        }
        catch (OperationCanceledException e) when (stop.IsCancellationRequested)
        {
            throw new SinkException($"{Name}: stopped", isAsked, isTemporary: true, e);
        }
        catch (ImapCommandException e)
        {
            // NO may mean anything; a server that answers has not taken it
            throw Problem(e, mayHaveArrived: false);
        }
        catch (Exception e) when (ServerTrouble.Explain(e, settings.Server) is not null)
        {
            throw Problem(e, isAsked);
        }
    }

    private static async Task<IMailFolder> FolderAsync(ImapClient client, string path, CancellationToken stop)
    {
        try
        {
            return await client.GetFolderAsync(path, stop);
        }
        catch (FolderNotFoundException)
        {
            var root = client.GetFolder(client.PersonalNamespaces[0]);
            var folder = root;
            foreach (var name in path.Split(root.DirectorySeparator))
                folder = await ChildAsync(folder, name, stop);
            return folder;
        }
    }

    private static async Task<IMailFolder> ChildAsync(IMailFolder folder, string name, CancellationToken stop)
    {
        try
        {
            return await folder.GetSubfolderAsync(name, stop);
        }
        catch (FolderNotFoundException)
        {
            return await folder.CreateAsync(name, isMessageFolder: true, stop)
                ?? throw new IOException("the folder cannot be made");
        }
    }

    private Task<IMailFolder> FolderAsync(ImapClient client, CancellationToken stop) =>
        FolderAsync(client, settings.Folder, stop);

    private SinkException Problem(Exception e, bool mayHaveArrived) => new(
        $"{Name}: {ServerTrouble.Explain(e, settings.Server)}", mayHaveArrived, isTemporary: true, e);
}
