using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds functions and types that a patch removes and an earlier patch of the same series has added, without a log
/// that says why.
/// </summary>
/// <param name="options">None.</param>
public sealed partial class AddedThenRemoved(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        foreach (var file in patch.Files)
        {
            foreach (var item in Removed(file))
            {
                if (Origin(patch, file, item) is not { } origin
                    || IsLeftOver(patch.Series.Words, item.Name, origin, patch)
                    || Explains(origin, item.Name)
                    || Explains(patch, item.Name))
                    continue;

                yield return new Remark(patch, Place.Removed(file.Path, item.FirstLine))
                    .With("name", item is CType type ? $"{type.Keyword} {item.Name}" : $"{item.Name}()")
                    .With("origin", origin.Patch.NumberedTitle);
            }
        }
    }

    /// <summary>Functions and types of the pre-image that are whole and go line by line.</summary>
    private static IEnumerable<CItem> Removed(FileView file)
    {
        if (file.Old is not { } before)
            return [];

        var gone = file.Runs.SelectMany(run => run.OldLines).ToHashSet();
        return before.Items.Select(item => item.Item)
            .Where(item => item is { IsWhole: true, Name.Length: > 0 }
                && Enumerable.Range(item.FirstLine, item.LastLine - item.FirstLine + 1).All(gone.Contains));
    }

    /// <summary>The patch that added an item of this name to the file, whole.</summary>
    private static PatchView? Origin(PatchView patch, FileView file, CItem item) => patch.Series.Patches
        .Take(patch.Position)
        .LastOrDefault(earlier => earlier.Files.Any(other =>
            other.Path == file.Path
            && other.New is { } after
            && after.Items.Any(added => added.Item is { IsWhole: true }
                && added.Item.Name == item.Name
                && Enumerable.Range(added.Item.FirstLine, added.Item.LastLine - added.Item.FirstLine + 1)
                    .All(other.AddedLines.Contains))));

    /// <summary>
    /// Whether the name lives on in what the patch adds, was there before, or had served patches in between.
    /// </summary>
    private static bool IsLeftOver(SeriesWords words, string name, PatchView origin, PatchView patch)
    {
        foreach (var use in words.Of(name))
        {
            var isAdded = use.Line.Kind == Patches.LineKind.Added;
            if ((isAdded && use.Patch > origin.Position)
                || (use.Patch < origin.Position)
                || (!isAdded && use.Patch == origin.Position)
                || (isAdded && use.Patch == origin.Position && use.Fragment?.ItemAt(use.Line.NewLine) is { } around
                    && around.Name != name))
                return true;
        }

        return origin.Position == patch.Position;
    }

    private static bool Explains(PatchView patch, string name) =>
        Temporary.IsMatch(patch.Patch.Title)
        || Temporary.IsMatch(patch.Patch.Prose)
        || Purpose.Mentions(patch.Patch, name)
        || patch.Purpose.IsRevert;

    [GeneratedRegex(
        @"\b(temporar\w*|for now|interim|intermediate|transition\w*|bisect\w*|scaffold\w*|will be removed|later patch|next patch|follow-?up|step|until)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Temporary { get; }
}
