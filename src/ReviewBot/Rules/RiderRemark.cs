using System.Collections.Immutable;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Rules;

/// <summary>Makes remarks of riders.</summary>
public static class RiderRemark
{
    /// <summary>A remark on the lines of riders that are one cause; the first rider gives the lines to quote.</summary>
    public static Remark On(PatchView patch, params IEnumerable<Rider> riders)
    {
        ImmutableArray<Place> places = [.. riders.SelectMany(Places)];
        return new Remark(patch, places[0]) { Related = [.. places.Skip(1)] };
    }

    private static IEnumerable<Place> Places(Rider rider) =>
        rider.Lines.IsEmpty
            ? rider.Runs.Select(run => Lines(rider.File, run))
            : rider.Lines.Select(line => Place.Added(rider.File.Path, line));

    private static Place Lines(FileView file, Run run) =>
        run.Added.IsEmpty
            ? new Place(file.Path, Side.Old, run.Removed[0].OldLine, run.Removed[^1].OldLine)
            : new Place(file.Path, Side.New, run.Added[0].NewLine, run.Added[^1].NewLine);
}
