using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>Images made of what the hunks of a diff show, where there is no file to look at.</summary>
internal static class HunkImages
{
    /// <summary>The file as the diff alone shows it.</summary>
    public static AppliedFile Of(FileChange change) => new(
        change,
        change.Kind == ChangeKind.Added ? null : Image(change, LineKind.Added, change.Kind == ChangeKind.Deleted),
        change.Kind == ChangeKind.Deleted ? null : Image(change, LineKind.Removed, change.Kind == ChangeKind.Added),
        change.Hunks);

    private static Image? Image(FileChange change, LineKind without, bool isWhole)
    {
        if (change.IsBinary || change.Hunks.IsEmpty)
            return null;

        if (isWhole && change.Hunks is [var only])
            return Trees.Image.Whole(Text(only, without, skip: 0));

        return new Image(IsWhole: false, Fragments(change.Hunks, without));
    }

    private static ImmutableArray<Fragment> Fragments(ImmutableArray<Hunk> hunks, LineKind without)
    {
        var fragments = ImmutableArray.CreateBuilder<Fragment>(hunks.Length);
        var next = 1;
        foreach (var hunk in hunks.OrderBy(hunk => Start(hunk, without)))
        {
            // hunks of one file do not overlap, unless somebody edited the diff: the first to show a line wins
            var start = Math.Max(Start(hunk, without), 1);
            var skip = Math.Max(next - start, 0);
            if (Count(hunk, without) <= skip)
                continue;

            fragments.Add(new Fragment(start + skip, Text(hunk, without, skip), hunk.Section));
            next = start + Count(hunk, without);
        }

        return fragments.ToImmutable();
    }

    private static int Start(Hunk hunk, LineKind without) => without == LineKind.Added ? hunk.OldStart : hunk.NewStart;

    private static int Count(Hunk hunk, LineKind without)
    {
        var count = 0;
        foreach (var line in hunk.Lines)
            count += line.Kind == without ? 0 : 1;
        return count;
    }

    private static string Text(Hunk hunk, LineKind without, int skip)
    {
        var (lines, behind) = (hunk.Lines, skip);
        var length = 0;
        foreach (var line in lines)
            length += line.Kind == without || behind-- > 0 ? 0 : line.Text.Length + (line.EndsFile ? 0 : 1);

        return string.Create(length, (Lines: lines, Without: without, Skip: skip), static (text, hunk) =>
        {
            foreach (var line in hunk.Lines)
            {
                if (line.Kind == hunk.Without || hunk.Skip-- > 0)
                    continue;

                line.Text.CopyTo(text);
                text = text[line.Text.Length..];
                if (!line.EndsFile)
                {
                    text[0] = '\n';
                    text = text[1..];
                }
            }
        });
    }
}
