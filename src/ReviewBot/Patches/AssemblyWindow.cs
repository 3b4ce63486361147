using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// Assembles a stream of mails of any length, such as an archive of many years: keeps what mails to come may belong
/// to, by their dates, and gives away the rest.
/// </summary>
internal sealed class AssemblyWindow
{
    // so many dates tell where in time the stream is, whatever a few senders' clocks say
    private const int Recent = 32;

    private readonly Queue<DateTimeOffset> _dates = new(Recent + 1);

    // 64 bits of the ids of mails that were given away: another copy of one is not another mail
    private readonly HashSet<long> _gone = [];

    private List<MailContent> _kept = [];

    private readonly int _room;

    private int _limit;

    private int _copies;

    /// <param name="room">How many mails to keep, at least.</param>
    internal AssemblyWindow(int room) => _room = _limit = room;

    /// <summary>Adds a mail. Whether there are so many that some should be given away.</summary>
    internal bool Add(MailContent mail)
    {
        if (mail.Message.Date is { } date)
        {
            _dates.Enqueue(date);
            if (_dates.Count > Recent)
                _dates.Dequeue();
        }

        if (_gone.Count > 0 && mail.Message.Id is { } id && _gone.Contains(Hash(id)))
            _copies++;
        else
            _kept.Add(mail);
        return _kept.Count >= _limit;
    }

    /// <summary>
    /// Gives away what is further from the dates of the last mails than <see cref="MailChoice.Margin"/>;
    /// <see langword="null"/> when that is nothing, or the mails are in no order by date.
    /// </summary>
    internal Assembly? Release()
    {
        var gone = IsInOrder() ? OutOfReach([.. _dates.Order()]) : null;
        _limit = Math.Max(_room, _kept.Count + (_kept.Count / 4));
        return gone;
    }

    private bool IsInOrder()
    {
        var jumps = _dates.Zip(_dates.Skip(1)).Count(pair => (pair.First - pair.Second).Duration() > MailChoice.Margin);
        return _dates.Count == Recent && jumps <= Recent / 8;
    }

    /// <summary>All that is left.</summary>
    internal Assembly Rest()
    {
        var rest = SeriesAssembler.Assemble(_kept);
        return rest with { Copies = rest.Copies + _copies };
    }

    private Assembly? OutOfReach(List<DateTimeOffset> dates)
    {
        var (first, last) = (MailChoice.Before(dates[Recent / 8]), MailChoice.Behind(dates[^(Recent / 8)]));
        var all = Rest();
        var near = all.Series.Where(series => !MailChoice.SentWith(series).All(IsOut)).ToList();
        var needed = near.SelectMany(MailChoice.MailsOf).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var gone = all with
        {
            // what a revision in reach carries over is needed until that one goes
            Series = [.. all.Series.Where(series => !MailChoice.SentWith(series).Any(needed.Contains))],
            Others = [.. all.Others.Where(other => other.Mail.Date is null || IsOut(other.Mail))],
        };
        var mails = gone.Series.SelectMany(MailChoice.SentWith).Concat(gone.Others.Select(other => other.Mail))
            .ToHashSet<object>(ReferenceEqualityComparer.Instance);
        if (mails.Count == 0)
            return null;

        _gone.UnionWith(mails.Select(mail => ((Message)mail).Id).OfType<string>().Select(Hash));
        _kept = [.. MailOrder.Distinct(_kept, out _).Where(mail => !mails.Contains(mail.Message))];
        _copies = 0;
        return gone;

        bool IsOut(Message mail) => mail.Date is { } date && (date <= first || date >= last);
    }

    private static long Hash(string id) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
