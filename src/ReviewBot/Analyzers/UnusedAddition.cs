using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds members that a series adds to an existing struct, and functions, macros and parameters that it adds to an
/// existing file, which nothing uses at its end and no log names.
/// </summary>
/// <param name="options"><c>ignore-names</c>: names that are meant to be unused.</param>
public sealed class UnusedAddition(RuleOptions options) : IAnalyzer
{
    private static readonly string[] WordsOfAddition = ["add", "introduc", "field", "member", "provid", "parameter", "argument", "flag", "macro", "function", "helper"];

    private readonly ImmutableArray<string> _ignored = options.List("ignore-names");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        var uses = new Lazy<SeriesUses>(() => SeriesUses.Of(series));
        foreach (var patch in series.Patches)
        {
            foreach (var file in patch.Files.Where(Considers))
            {
                foreach (var addition in Additions.Of(file))
                {
                    if (_ignored.Any(part => addition.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
                        || IsNamed(series, addition)
                        || uses.Value.MayUse(patch, file, addition))
                    {
                        continue;
                    }

                    yield return new Remark(patch, Place.Added(file.Path, addition.Line))
                        .With("name", addition.Name)
                        .With("kind", addition.Kind)
                        .With("where", addition.Where);
                }
            }
        }
    }

    /// <summary>What user space or other trees may use has its users elsewhere.</summary>
    private static bool Considers(FileView file) =>
        file.Applied.Change.Kind == ChangeKind.Modified
        && !file.Path.Contains("uapi/", StringComparison.Ordinal)
        && !file.Path.StartsWith("include/dt-bindings/", StringComparison.Ordinal)
        && !file.Path.StartsWith("tools/", StringComparison.Ordinal);

    private static bool IsNamed(SeriesView series, Addition addition) =>
        series.Patches.Any(patch => Purpose.Mentions(patch.Patch, addition.Name, WordsOfAddition))
        || (series.Applied.Series.Cover is { } cover && Purpose.Mentions(cover.Tag.Title, addition.Name, WordsOfAddition))
        || (series.Applied.Series.Cover is { } letter && Purpose.Mentions(letter.Text, addition.Name, WordsOfAddition));
}
