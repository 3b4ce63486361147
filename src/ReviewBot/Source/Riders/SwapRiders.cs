using System.Collections.Immutable;

namespace ReviewBot.Source.Riders;

/// <summary>
/// Two functions that changed places, in whole files. A diff of a swap may mix the lines of both, so the functions are
/// compared and not the runs.
/// </summary>
internal static class SwapRiders
{
    public static IEnumerable<Rider> Of(FileView file)
    {
        if (file is not { Old: { IsWhole: true } before, New: { IsWhole: true } after } || file.Runs.Length < 2)
            yield break;

        var old = Functions(before.Fragments[0]);
        var now = Functions(after.Fragments[0]);
        var places = now.Select((function, place) => (function.Name, Place: place))
            .GroupBy(found => found.Name, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single().Place, StringComparer.Ordinal);
        for (var i = 0; i + 1 < old.Length; i++)
        {
            var (first, second) = (old[i], old[i + 1]);
            if (!places.TryGetValue(second.Name, out var place)
                || place + 1 >= now.Length
                || now[place + 1].Name != first.Name)
                continue;

            var (above, below) = (now[place], now[place + 1]);
            ImmutableArray<Run> runs = [.. file.Runs.Where(run => IsWithin(run, first.FirstLine, second.LastLine + 1, above.FirstLine, below.LastLine + 1))];
            if (!runs.IsEmpty && IsSame(before, second, after, above) && IsSame(before, first, after, below))
            {
                yield return new Rider(RiderKind.Move, file, runs)
                {
                    Function = second.Name,
                    Lines = [.. runs.SelectMany(run => run.NewLines)],
                    IsExplained = MoveRiders.IsNamed(file, runs, [first.Name, second.Name]),
                };
            }
        }
    }

    private static ImmutableArray<CFunction> Functions(CFragment fragment) => [.. fragment.Items.OfType<CFunction>()];

    private static bool IsWithin(Run run, int oldFirst, int oldLast, int newFirst, int newLast) =>
        run.Removed.All(line => oldFirst <= line.OldLine && line.OldLine <= oldLast)
        && run.Added.All(line => newFirst <= line.NewLine && line.NewLine <= newLast);

    private static bool IsSame(CSource before, CFunction old, CSource after, CFunction now) =>
        Statements.AreSame(
            before.Fragments[0], (old.HeadToken, old.CloseToken), after.Fragments[0], (now.HeadToken, now.CloseToken));
}
