using System.Text;
using ReviewBot.Patches;

namespace ReviewBot.Renderers;

/// <summary>What a listing says of a mail that is in no series.</summary>
internal sealed record WaitingMail(string Why, string Subject, string? Date, string? Id, string Place);

/// <summary>Mails that are in no series, put aside in a stream: there may be too many to keep in memory.</summary>
internal sealed class WaitingMails(Stream aside) : IDisposable
{
    private readonly BinaryWriter _writer = new(aside, Encoding.UTF8, leaveOpen: true);

    private int _count;

    /// <summary>Puts one more aside.</summary>
    internal void Add(MailContent.Neither other)
    {
        var mail = other.Mail;
        foreach (var text in (ReadOnlySpan<string?>)[other.Why, mail.Subject, SeriesJson.Utc(mail.Date), mail.Id, mail.Cursor])
        {
            _writer.Write(text is not null);
            _writer.Write(text ?? "");
        }

        _count++;
    }

    /// <summary>All of them, in the order in which they were added; to be asked for once, at the end.</summary>
    internal IEnumerable<WaitingMail> All()
    {
        _writer.Flush();
        aside.Position = 0;
        using var reader = new BinaryReader(aside, Encoding.UTF8, leaveOpen: true);
        for (var i = 0; i < _count; i++)
            yield return new WaitingMail(Next(reader)!, Next(reader)!, Next(reader), Next(reader), Next(reader)!);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static string? Next(BinaryReader reader) => (reader.ReadBoolean(), reader.ReadString()) is (true, var text) ? text : null;
}
