namespace ReviewBot.Patches;

/// <summary>
/// Finds mails that may be of one series because they answer each other, or the same mail, or share the make of their
/// ids.
/// </summary>
internal sealed class ThreadGroups
{
    private readonly List<SubmittedMail> _mails;
    private readonly int[] _roots;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);

    private ThreadGroups(List<SubmittedMail> mails)
    {
        _mails = mails;
        _roots = new int[mails.Count];
        for (var i = 0; i < mails.Count; i++)
        {
            _roots[i] = i;
            if (mails[i].Id is { } id)
                _byId[id] = i;
        }
    }

    /// <summary>The mails, grouped; a mail without a counter is alone.</summary>
    internal static IEnumerable<List<SubmittedMail>> Of(List<SubmittedMail> mails)
    {
        var groups = new ThreadGroups(mails);
        groups.Link();

        var found = new Dictionary<int, List<SubmittedMail>>();
        for (var i = 0; i < mails.Count; i++)
        {
            var root = groups.Find(i);
            if (!found.TryGetValue(root, out var group))
                found[root] = group = [];
            group.Add(mails[i]);
        }

        return found.Values;
    }

    private void Link()
    {
        var first = new Dictionary<(object Kind, string, string, (int, int, int?)), int>();
        for (var i = 0; i < _mails.Count; i++)
        {
            var mail = _mails[i];
            if (mail.Tag.Index is null)
                continue;

            LinkToAncestor(i);
            var sender = mail.Sender + "\n" + mail.Words;
            if (mail.Parent is { } parent)
                Share(("parent", parent, sender, mail.Revision), i);
            if (mail.Message.References is [var root, ..])
                Share(("root", root, sender, mail.Revision), i);
            if (mail.IdStem is { } stem)
                Share(("stem", stem, mail.Words, mail.Revision), i);
            if (mail.Id is null)
                Share(("none", "", mail.Words, mail.Revision), i);
        }

        void Share((object, string, string, (int, int, int?)) key, int i)
        {
            if (first.TryGetValue(key, out var other))
                Union(i, other);
            else
                first[key] = i;
        }
    }

    // Patches answer their cover, the first patch, or each the one before it.
    private void LinkToAncestor(int i)
    {
        var mail = _mails[i];
        if (TryLink(i, mail.Parent))
            return;

        for (var r = mail.Message.References.Length - 1; r >= 0; r--)
        {
            if (TryLink(i, mail.Message.References[r]))
                return;
        }
    }

    private bool TryLink(int i, string? id)
    {
        if (id is null || !_byId.TryGetValue(id, out var ancestor) || ancestor == i
            || _mails[ancestor].Tag.Index is null || _mails[ancestor].Revision != _mails[i].Revision)
            return false;

        Union(i, ancestor);
        return true;
    }

    private int Find(int i)
    {
        while (_roots[i] != i)
            i = _roots[i] = _roots[_roots[i]];
        return i;
    }

    private void Union(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        _roots[Math.Max(a, b)] = Math.Min(a, b);
    }
}
