using System.Text.RegularExpressions;
using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>The names that tie a hunk to others and to the log.</summary>
/// <param name="File">The file of the hunk.</param>
/// <param name="Hunk">The hunk.</param>
/// <param name="Changed">Names on the lines that it changes, and the functions and types that these stand in.</param>
/// <param name="Shown">All names that it shows.</param>
public sealed partial record HunkNames(
    FileView File, Hunk Hunk, IReadOnlySet<string> Changed, IReadOnlySet<string> Shown)
{
    /// <summary>Shorter parts of a name mean too many things.</summary>
    private const int ShortestPart = 4;

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Name { get; }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Part { get; }

    /// <summary>Reads the hunks of a patch.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="common">Names too common to tie anything, compared ordinally.</param>
    public static IEnumerable<HunkNames> Of(PatchView patch, HashSet<string> common) =>
        from file in patch.Files
        let runs = file.Runs.ToLookup(static run => run.Hunk, ReferenceEqualityComparer.Instance)
        from hunk in file.Hunks
        let changed = hunk.Lines.Where(line => line.Kind != LineKind.Context).ToList()
        let around = runs[hunk]
            .SelectMany(run => run.Removed.Take(1).Concat(run.Added.Take(1)))
            .Select(line => Around(file, line))
            .Append(hunk.Section)
            .ToList()
        select new HunkNames(
            file, hunk, Names(changed.Select(line => line.Text).Concat(around), common),
            Names(hunk.Lines.Select(line => line.Text).Concat(around), common));

    /// <summary>The parts of the names in a text: <c>wdt</c> and <c>timeout</c> of <c>WDT_TIMEOUT</c>.</summary>
    public static IEnumerable<string> Parts(string text) =>
        Part.Matches(text)
            .Select(match => match.Value.ToLowerInvariant())
            .Where(part => part.Length >= ShortestPart);

    /// <summary>Whether a changed name, or a part of one, is a word of the text that these parts come from.</summary>
    public bool IsNamedIn(IReadOnlyCollection<string> parts) =>
        Changed.SelectMany(Parts).Any(part => parts.Any(
            word => word.StartsWith(part, StringComparison.Ordinal)
                || part.StartsWith(word, StringComparison.Ordinal)));

    private static string Around(FileView file, DiffLine line)
    {
        var (source, number) = line.Kind == LineKind.Added ? (file.New, line.NewLine) : (file.Old, line.OldLine);
        return source?.At(number)?.ItemAt(number)?.Name ?? "";
    }

    private static HashSet<string> Names(IEnumerable<string> texts, HashSet<string> common)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        var skipped = common.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            foreach (var match in Name.EnumerateMatches(text))
            {
                var name = text.AsSpan(match.Index, match.Length);
                if (!skipped.Contains(name))
                    known.Add(name);
            }
        }

        return names;
    }
}
