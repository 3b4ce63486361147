using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>What came of applying the hunks of one file.</summary>
internal abstract record Fit
{
    private Fit()
    {
    }

    /// <summary>Every hunk has its place.</summary>
    /// <param name="Text">The file with the hunks applied, raw.</param>
    /// <param name="Hunks">The hunks at the lines where they sit.</param>
    public sealed record Found(string Text, ImmutableArray<Hunk> Hunks) : Fit;

    /// <summary>A hunk has none.</summary>
    /// <param name="Hunk">The first such hunk, counted from one.</param>
    /// <param name="Reason">Why not, a sentence for people.</param>
    public sealed record Nowhere(int Hunk, string Reason) : Fit
    {
        /// <summary>The place that is most like the hunk, if there is one.</summary>
        public NearestPlace? Nearest { get; init; }
    }

    /// <summary>Applies hunks to a text as git apply does, in the order of the diff.</summary>
    /// <param name="text">The file, raw.</param>
    /// <param name="hunks">The hunks.</param>
    /// <param name="reverse">Whether to take them back instead, as <c>git apply --reverse</c> does.</param>
    /// <param name="effort">What the patch has cost so far.</param>
    public static Fit Of(string text, ImmutableArray<Hunk> hunks, bool reverse, Effort effort)
    {
        var image = new LineImage(text, effort);
        var places = new HunkPlaces(hunks.Length, effort);
        foreach (var hunk in hunks)
        {
            var side = HunkSide.Of(hunk, reverse);
            if (image.Find(side) is not { } at)
                return reverse ? new Nowhere(places.Count + 1, "") : Miss(image, side, places);

            places.Add(at, side.After.Length - side.Before.Length);
            image.Replace(at, side);
        }

        return new Found(image.ToText(), places.Locate(hunks, reverse));
    }

    private static Nowhere Miss(LineImage image, HunkSide side, HunkPlaces places)
    {
        var (reason, nearest) = NearMiss.Explain(image, side, places.LineOf);
        return new(places.Count + 1, reason) { Nearest = nearest };
    }
}
