using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>The mails of one revision: each index at most once.</summary>
internal sealed class Sending
{
    private readonly SortedDictionary<int, SubmittedMail> _mails = [];

    /// <summary>Mails whose place a later one of the same title took.</summary>
    internal List<SubmittedMail> Replaced { get; } = [];

    internal IEnumerable<SubmittedMail> Mails => _mails.Values;

    internal SubmittedMail First => _mails.First().Value;

    internal bool HasCover => _mails.ContainsKey(0);

    internal int PatchCount => _mails.Count - (HasCover ? 1 : 0);

    internal DateTime Start => _mails.Values.Min(mail => mail.Time);

    internal DateTime End => _mails.Values.Max(mail => mail.Time);

    internal bool IsComplete => First.Tag.Total is { } total && Enumerable.Range(1, Math.Min(total, 10_000)).All(_mails.ContainsKey);

    /// <summary>
    /// Splits a group in which an index came twice. The same patches again are a second try at sending them, and the later mail
    /// counts; other patches under the same numbers are another series.
    /// </summary>
    internal static IEnumerable<Sending> Split(List<SubmittedMail> group)
    {
        group.Sort(SubmittedMail.Compare);
        var sendings = new List<Sending>();
        foreach (var mail in group)
            Place(sendings, mail);

        return sendings;
    }

    private static void Place(List<Sending> sendings, SubmittedMail mail)
    {
        var home = sendings.Find(sending => sending.Mails.Any(other => other.Id is not null && other.Id == mail.Parent && other.Index != mail.Index));
        if (home is not null && home.TryAdd(mail))
            return;

        for (var i = sendings.Count - 1; i >= 0; i--)
        {
            if (sendings[i].TryAdd(mail))
                return;
        }

        var added = new Sending();
        added._mails.Add(mail.Index, mail);
        sendings.Add(added);
    }

    private bool TryAdd(SubmittedMail mail)
    {
        if (!_mails.TryGetValue(mail.Index, out var other))
        {
            _mails.Add(mail.Index, mail);
            return true;
        }

        if (other.Title != mail.Title || other.Sender != mail.Sender)
            return false;

        Replaced.Add(other);
        _mails[mail.Index] = mail;
        return true;
    }

    /// <summary>Whether no index is in both.</summary>
    internal bool FitsWith(Sending other) => !_mails.Keys.Any(other._mails.ContainsKey);

    /// <summary>Takes over the mails of <paramref name="other"/>, which fits.</summary>
    internal void Add(Sending other)
    {
        foreach (var (index, mail) in other._mails)
            _mails.Add(index, mail);
        Replaced.AddRange(other.Replaced);
    }

    /// <summary>The series that these mails are.</summary>
    internal Series ToSeries()
    {
        var cover = _mails.GetValueOrDefault(0)?.Cover;
        var patches = _mails.Values.Where(mail => mail.Patch is not null).Select(mail => mail.Patch!).ToImmutableArray();
        var lead = First;
        var tags = _mails.Values.Select(mail => mail.Tag).ToList();
        var highest = _mails.Keys.Last();
        var total = tags.Find(tag => tag.Index is not 0)?.Total ?? tags[0].Total ?? highest;
        var newest = tags.MaxBy(tag => (tag.Version, tag.MinorVersion))!;
        return new Series
        {
            Subject = lead.Title,
            Version = newest.Version,
            MinorVersion = newest.MinorVersion,
            Total = total,
            Cover = cover,
            Patches = patches,
            Missing = [.. Enumerable.Range(1, Math.Min(total, 10_000)).Where(index => !_mails.ContainsKey(index))],
            RootId = lead.Id,
            Author = lead.Patch?.Author ?? ListMangling.Sender(lead.Message),
            Date = lead.Message.Date,
            BaseCommit = BaseCommitLine.Find(_mails.Values.Select(mail => mail.Message)),
        };
    }
}
