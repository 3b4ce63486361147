using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>
/// Goto labels that are only renamed: every goto follows, and the code from the label to the end of the function and
/// the order of labels stay.
/// </summary>
internal static class LabelRenameRiders
{
    public static IEnumerable<Rider> Of(FileView file)
    {
        if (!file.Runs.Any(run => run.Removed.Any(MayBeLabel) && run.Added.Any(MayBeLabel)))
            yield break;

        foreach (var function in FunctionPair.Of(file))
        {
            var renames = Renames(file, function);
            var names = renames.ToDictionary(rename => rename.Old, rename => rename.New, StringComparer.Ordinal);
            foreach (var rename in renames)
                yield return ToRider(file, function, rename, names);
        }
    }

    /// <summary>
    /// Most files can be left out before any function is looked for: a label needs a colon behind its name.
    /// </summary>
    private static bool MayBeLabel(DiffLine line) =>
        line.Text.AsSpan().TrimStart() is var text
        && text.IndexOf(':') is > 0 and var colon
        && !text[..colon].TrimEnd().ContainsAny(' ', '(', '"');

    /// <summary>
    /// All labels that the patch renames in a function; none when it does more to its labels than that.
    /// </summary>
    private static ImmutableArray<Rename> Renames(FileView file, FunctionPair function)
    {
        if (function.Old.Definitions.IsEmpty || function.New.Definitions.IsEmpty)
            return [];

        var renames = ImmutableArray.CreateBuilder<Rename>();
        foreach (var run in file.Runs.Where(run => run.Removed.Concat(run.Added).Any(MayBeLabel)))
        {
            var removed = function.Old.DefinedOn(run.OldLines);
            var added = function.New.DefinedOn(run.NewLines);
            if (removed.Length != added.Length)
                return [];

            foreach (var (old, @new) in removed.Zip(added))
            {
                if (old.Name != @new.Name)
                    renames.Add(new Rename(old.Name, @new.Name, @new.Line));
            }
        }

        if (renames.Count == 0 || renames.DistinctBy(rename => rename.Old).Count() < renames.Count)
            return [];

        var names = renames.ToDictionary(rename => rename.Old, rename => rename.New, StringComparer.Ordinal);
        return renames.All(rename => IsOnlyRenamed(file, function, rename)) && function.SameFrom(renames[0], names)
            ? renames.ToImmutable()
            : [];
    }

    private static bool IsOnlyRenamed(FileView file, FunctionPair function, Rename rename) =>
        !function.New.Names(rename.Old)
        && !function.Old.Names(rename.New)
        && function.New.Gotos.Any(use => use.Name == rename.New)
        && file.Runs.All(run => HasNoNewGoto(function, run, rename));

    /// <summary>
    /// A goto may go to another label instead, or go away: that is a change of its own. One more goto is what a new
    /// name may be for.
    /// </summary>
    private static bool HasNoNewGoto(FunctionPair function, Run run, Rename rename) =>
        function.New.GotosOn(run.NewLines, rename.New) <= function.Old.GotosOn(run.OldLines, rename.Old);

    private static Rider ToRider(
        FileView file, FunctionPair function, Rename rename, IReadOnlyDictionary<string, string> names)
    {
        ImmutableArray<int> lines =
            [rename.Line, .. function.New.Gotos.Where(use => use.Name == rename.New).Select(use => use.Line)];
        var runs = file.Runs.Where(run => run.Added.Any(line => lines.Contains(line.NewLine))
            && Renaming.IsAll(file, run, names));
        return new Rider(RiderKind.LabelRename, file, [.. runs])
        {
            Old = rename.Old,
            New = rename.New,
            Function = function.Name,
            Lines = lines,
        };
    }
}
