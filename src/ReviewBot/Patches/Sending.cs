using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>The mails of one revision: each index at most once.</summary>
internal sealed class Sending
{
    private readonly SortedDictionary<int, SubmittedMail> _mails = [];

    /// <summary>Mails whose place a later one of the same title took.</summary>
    internal List<SubmittedMail> Replaced { get; } = [];

    /// <summary>The patches of the revision before that still count, by index.</summary>
    private readonly SortedDictionary<int, SubmittedMail> _carried = [];

    /// <summary>A cover letter whose subject does not say that it is one.</summary>
    internal Cover? NakedCover { get; set; }

    internal IEnumerable<SubmittedMail> Mails => _mails.Values;

    internal SubmittedMail First => _mails.First().Value;

    internal bool HasCover => _mails.ContainsKey(0);

    internal int PatchCount => _mails.Count - (HasCover ? 1 : 0);

    internal DateTime Start => _mails.Values.Min(mail => mail.Time);

    internal DateTime End => _mails.Values.Max(mail => mail.Time);

    internal bool IsComplete =>
        First.Tag.Total is { } total && Enumerable.Range(1, Math.Min(total, 10_000)).All(_mails.ContainsKey);

    /// <summary>
    /// Splits a group in which an index came twice. The same text again is a second try at sending it, and the later
    /// mail
    /// counts; another text under the same number is another series, or a revision that does not say so.
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
        var home = sendings.Find(
            sending =>
                sending.Mails.Any(
                    other => other.Id is not null && other.Id == mail.Parent && other.Index != mail.Index));
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

        if (!mail.Repeats(other))
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

    /// <summary>The same, a lone patch without a counter, in its place in a series.</summary>
    internal Sending At(int index)
    {
        var mail = First;
        mail.Place = index;
        var placed = new Sending();
        placed._mails.Add(index, mail);
        placed.Replaced.AddRange(Replaced);
        return placed;
    }

    /// <summary>
    /// Fills what is missing with the patches of <paramref name="older"/>, the revision that this one answers.
    /// </summary>
    internal void CarryOver(Sending older)
    {
        foreach (var (index, mail) in older._mails.Concat(older._carried))
        {
            if (index > 0 && !_mails.ContainsKey(index))
                _carried.TryAdd(index, mail);
        }
    }

    private static Patch Placed(SubmittedMail mail, Patch patch) =>
        mail.Place is { } index ? patch with { Tag = patch.Tag with { Index = index } } : patch;

    /// <summary>The series that these mails are.</summary>
    internal Series ToSeries()
    {
        var cover = _mails.GetValueOrDefault(0)?.Cover ?? NakedCover;
        var patches = _mails.Concat(_carried).OrderBy(pair => pair.Key).Where(pair => pair.Value.Patch is not null)
            .Select(pair => Placed(pair.Value, pair.Value.Patch!)).ToImmutableArray();
        var lead = First;
        var footer = new FooterLines(_mails.Values.Select(mail => mail.Message));
        var tags = _mails.Values.Select(mail => mail.Tag).ToList();
        var highest = _mails.Keys.Last();
        var total = tags.Find(tag => tag.Index is not 0)?.Total ?? tags[0].Total ?? highest;
        var newest = tags.MaxBy(tag => (tag.Version, tag.MinorVersion))!;
        return new Series
        {
            Subject = NakedCover?.Tag.Title ?? lead.Title,
            Version = newest.Version,
            MinorVersion = newest.MinorVersion,
            Total = total,
            Cover = cover,
            Patches = patches,
            Missing = [.. Enumerable.Range(1, Math.Min(total, 10_000)).Where(index => !_mails.ContainsKey(index) && !_carried.ContainsKey(index))],
            CarriedOver = [.. _carried.Keys],
            RootId = cover?.Message.Id ?? lead.Id,
            Author = lead.Patch?.Author ?? ListMangling.Sender(lead.Message),
            Date = (cover?.Message ?? lead.Message).Date,
            BaseCommit = footer.BaseCommit,
            ChangeId = footer.ChangeId,
            Prerequisites = [.. footer.Prerequisites],
            Supersedes = footer.Supersedes,
        };
    }
}
