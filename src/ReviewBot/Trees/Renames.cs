using System.Collections.Immutable;

namespace ReviewBot.Trees;

/// <summary>A removed file that an added one continues.</summary>
/// <param name="From">Its index among the removed files.</param>
/// <param name="To">The index of the other among the added ones.</param>
/// <param name="Score">How much is kept, of <see cref="Similarity.Whole"/>.</param>
public readonly record struct Rename(int From, int To, int Score);

/// <summary>
/// Finds renames as git does when nothing is configured (<c>-M50%</c>): first equal content, then a name that only one
/// removed and one added file have, then whatever is most alike. The order of the files decides where scores are equal,
/// so both lists are in the order of their paths.
/// </summary>
public sealed class Renames
{
    private const int Least = Similarity.Whole / 2;

    // a name kept speaks for a rename, but half of it is not enough
    private const int LeastWithName = Similarity.Whole * 3 / 4;

    /// <summary>More pairs than the square of this are not compared (<c>diff.renameLimit</c>).</summary>
    private const long Limit = 1000;

    private const int CandidatesPerFile = 4;

    private readonly ImmutableArray<TreeEntry> _removed;
    private readonly ImmutableArray<TreeEntry> _added;
    private readonly Func<TreeEntry, byte[]> _read;
    private readonly Similarity?[] _before;
    private readonly Similarity?[] _after;
    private readonly bool[] _isUsed;
    private readonly Rename?[] _found;

    private Renames(ImmutableArray<TreeEntry> removed, ImmutableArray<TreeEntry> added, Func<TreeEntry, byte[]> read)
    {
        (_removed, _added, _read) = (removed, added, read);
        (_before, _after) = (new Similarity?[removed.Length], new Similarity?[added.Length]);
        (_isUsed, _found) = (new bool[removed.Length], new Rename?[added.Length]);
    }

    /// <summary>The renames, in the order of the added files.</summary>
    /// <param name="removed">The files that are gone.</param>
    /// <param name="added">The files that are new.</param>
    /// <param name="read">Reads a file.</param>
    public static ImmutableArray<Rename> Find(
        ImmutableArray<TreeEntry> removed, ImmutableArray<TreeEntry> added, Func<TreeEntry, byte[]> read)
    {
        if (removed.IsEmpty || added.IsEmpty)
            return [];

        var search = new Renames(removed, added, read);
        search.FindEqual();
        search.FindByName();
        search.FindAlike();
        return [.. search._found.OfType<Rename>()];
    }

    private void FindEqual()
    {
        var byId = Enumerable.Range(0, _removed.Length).ToLookup(from => _removed[from].Id);
        for (var to = 0; to < _added.Length; to++)
        {
            var (best, bestScore) = (-1, 0);
            foreach (var from in byId[_added[to].Id].Where(from => !_isUsed[from]))
            {
                if (!(IsFile(_removed[from]) && IsFile(_added[to])) && _removed[from].Mode != _added[to].Mode)
                    continue;

                var score = HasSameName(from, to) ? 2 : 1;
                if (score > bestScore)
                    (best, bestScore) = (from, score);
            }

            if (best >= 0)
                Take(new Rename(best, to, Similarity.Whole));
        }
    }

    private void FindByName()
    {
        var before = ByName(_removed, from => !_isUsed[from]);
        var after = ByName(_added, to => _found[to] is null);
        foreach (var (name, from) in before)
        {
            if (from is not { } one || !after.TryGetValue(name, out var to) || to is not { } other)
                continue;

            if (Score(one, other, LeastWithName) is var score && score >= LeastWithName)
                Take(new Rename(one, other, score));
        }
    }

    private void FindAlike()
    {
        ImmutableArray<int> before = [.. Enumerable.Range(0, _removed.Length).Where(from => !_isUsed[from])];
        ImmutableArray<int> after = [.. Enumerable.Range(0, _added.Length).Where(to => _found[to] is null)];
        if ((long)before.Length * after.Length > Limit * Limit)
            return;

        var candidates = new List<Rename>();
        foreach (var to in after)
        {
            candidates.AddRange(before
                .Select(from => new Rename(from, to, Score(from, to, Least)))
                .OrderByDescending(each => each.Score).ThenBy(each => HasSameName(each.From, to) ? 0 : 1)
                .Take(CandidatesPerFile));
        }

        var ordered = candidates.Where(each => each.Score >= Least)
            .OrderByDescending(each => each.Score)
            .ThenBy(each => HasSameName(each.From, each.To) ? 0 : 1);
        foreach (var candidate in ordered)
        {
            if (_found[candidate.To] is null && !_isUsed[candidate.From])
                Take(candidate);
        }
    }

    private void Take(Rename rename)
    {
        _isUsed[rename.From] = true;
        _found[rename.To] = rename;
    }

    /// <summary>The one file of each name; null where there are more.</summary>
    private static Dictionary<string, int?> ByName(ImmutableArray<TreeEntry> files, Func<int, bool> isFree)
    {
        var byName = new Dictionary<string, int?>(StringComparer.Ordinal);
        for (var i = 0; i < files.Length; i++)
        {
            if (isFree(i))
                byName[NameOf(files[i])] = byName.ContainsKey(NameOf(files[i])) ? null : i;
        }

        return byName;
    }

    private int Score(int from, int to, int least)
    {
        if (!IsFile(_removed[from]) || !IsFile(_added[to]))
            return 0;

        var before = _before[from] ??= Similarity.Of(_read(_removed[from]));
        var after = _after[to] ??= Similarity.Of(_read(_added[to]));
        return before.To(after, least);
    }

    private bool HasSameName(int from, int to) => NameOf(_removed[from]) == NameOf(_added[to]);

    private static bool IsFile(TreeEntry entry) => GitMode.SameType(entry.Mode, GitMode.File);

    private static string NameOf(TreeEntry entry) => entry.Path[(entry.Path.LastIndexOf('/') + 1)..];
}
