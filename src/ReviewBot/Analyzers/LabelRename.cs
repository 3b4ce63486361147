using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds goto labels that are only renamed: every goto follows, the code below the label and the order of labels
/// stay, and the log does not speak of it.
/// </summary>
/// <param name="options">None.</param>
public sealed partial class LabelRename(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(@"\blabels?\b|\bgotos?\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfLabels { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        foreach (var patch in series.Patches)
        {
            if (patch.Purpose.IsRevert || SpeaksOfLabels.IsMatch(patch.Patch.Title) || SpeaksOfLabels.IsMatch(patch.Patch.Log))
                continue;

            foreach (var file in patch.Files.Where(file => file is { Old: not null, New: not null }))
            {
                foreach (var function in FunctionPair.Of(file))
                {
                    foreach (var rename in Renames(file, function))
                    {
                        if (!IsAnnounced(patch.Patch, rename))
                            yield return Describe(patch, file, function, rename);
                    }
                }
            }
        }
    }

    private static bool IsAnnounced(Patch patch, Rename rename) =>
        Purpose.Mentions(patch, rename.Old, "renam") || Purpose.Mentions(patch, rename.New, "renam");

    private static Remark Describe(PatchView patch, FileView file, FunctionPair function, Rename rename)
    {
        var gotos = function.New.Gotos.Where(use => use.Name == rename.New).Select(use => Place.Added(file.Path, use.Line));
        return new Remark(patch, Place.Added(file.Path, rename.Line)) { Related = [.. gotos] }
            .With("old", rename.Old)
            .With("new", rename.New)
            .With("function", function.Name);
    }

    /// <summary>All labels that the patch renames in a function; none when it does more to its labels than that.</summary>
    private static ImmutableArray<Rename> Renames(FileView file, FunctionPair function)
    {
        var renames = ImmutableArray.CreateBuilder<Rename>();
        foreach (var run in file.Runs)
        {
            var removed = function.Old.DefinedOn(run.Removed.Select(line => line.OldLine));
            var added = function.New.DefinedOn(run.Added.Select(line => line.NewLine));
            if (removed.Length != added.Length)
                return [];

            foreach (var (old, @new) in removed.Zip(added))
            {
                if (old.Name != @new.Name)
                    renames.Add(new Rename(old.Name, @new.Name, @new.Line));
            }
        }

        if (renames.Count == 0)
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
        && file.Runs.All(run =>
            function.Old.GotosOn(run.Removed.Select(line => line.OldLine), rename.Old)
            == function.New.GotosOn(run.Added.Select(line => line.NewLine), rename.New));
}
