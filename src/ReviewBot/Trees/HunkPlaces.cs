using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>Where the hunks of a file ended up, whatever their headers say and in whatever order they come.</summary>
internal sealed class HunkPlaces(int capacity, Effort effort)
{
    private readonly List<(int Before, int After, int Growth)> _places = new(capacity);
    private int _growth;
    private int _highest;

    /// <summary>How many hunks have a place.</summary>
    public int Count => _places.Count;

    /// <summary>Notes that the next hunk was applied at a line, from zero, of the file as it was by then.</summary>
    public void Add(int at, int growth)
    {
        if (at >= _highest)
        {
            _places.Add((at - _growth, at, growth));
            _highest = at;
        }
        else
        {
            effort.Move(_places.Count);
            _places.Add((at - GrowthAbove(at), at, growth));
            Move(at, growth);
        }

        _growth += growth;
    }

    /// <summary>What line of the file, from one, a line of the file with the hunks so far, from zero, was.</summary>
    public int LineOf(int at) => at - GrowthAbove(at) + 1;

    /// <summary>The hunks with the line numbers of the places.</summary>
    public ImmutableArray<Hunk> Locate(ImmutableArray<Hunk> hunks, bool reverse)
    {
        var located = hunks.ToBuilder();
        for (var i = 0; i < located.Count; i++)
        {
            var (before, after, _) = _places[i];
            located[i] = reverse ? At(hunks[i], after, before) : At(hunks[i], before, after);
        }

        return located.MoveToImmutable();
    }

    private int GrowthAbove(int at)
    {
        var growth = 0;
        foreach (var place in _places)
            growth += place.After <= at ? place.Growth : 0;

        return growth;
    }

    private void Move(int at, int growth)
    {
        foreach (ref var place in CollectionsMarshal.AsSpan(_places)[..^1])
        {
            if (place.After > at)
                place.After += growth;
        }

        _highest += growth;
    }

    private static Hunk At(Hunk hunk, int oldLine, int newLine)
    {
        var (oldMove, newMove) = (
            oldLine + 1 - First(hunk.OldStart, hunk.OldCount), newLine + 1 - First(hunk.NewStart, hunk.NewCount));
        if (oldMove == 0 && newMove == 0)
            return hunk;

        return hunk with
        {
            OldStart = hunk.OldStart + oldMove,
            NewStart = hunk.NewStart + newMove,
            Lines = [.. hunk.Lines.Select(line => line with { OldLine = line.OldLine + oldMove, NewLine = line.NewLine + newMove })],
        };
    }

    // a side without lines names the line before
    private static int First(int start, int count) => count == 0 ? start + 1 : start;
}
