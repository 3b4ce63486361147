using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds members that a series adds to an existing struct, and functions, macros and parameters that it adds to an
/// existing file, which nothing uses at its end and no log names.
/// </summary>
/// <param name="options"><c>ignore-names</c>: names that are meant to be unused.</param>
public sealed partial class UnusedAddition(RuleOptions options) : IAnalyzer
{
    private static readonly string[] WordsOfAddition = ["add", "introduc", "field", "member", "provid", "parameter", "argument", "flag", "macro", "function", "helper"];

    private readonly ImmutableArray<string> _ignored = options.List("ignore-names");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        if (patch.Purpose.IsRevert)
            yield break;

        foreach (var file in patch.Files.Where(Considers))
        {
            foreach (var addition in Additions.Of(file))
            {
                if (_ignored.Contains(addition.Name.Trim('_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), StringComparer.OrdinalIgnoreCase)
                    || IsNamed(patch.Series, addition)
                    || (addition.Kind == "member" && TitleOfMembers.IsMatch(patch.Patch.Title) && IsMeant(patch, addition))
                    || patch.Series.Uses.MayUse(patch, file, addition))
                {
                    continue;
                }

                yield return new Remark(
                    patch, Place.Added(file.Path, addition.Line))
                { Doubt = MissingPatch.MayUse(patch) }
                    .With("name", addition.Name)
                    .With("kind", addition.Kind)
                    .With("where", addition.Where);
            }
        }
    }

    /// <summary>The title of a patch that is there for the sake of members, whoever will use them.</summary>
    [GeneratedRegex(
        @"\b(add|introduc|provid|defin|declar|extend)\w*\b.*\b(fields?|members?|callbacks?|APIs?|hooks?|ops|operations)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex TitleOfMembers { get; }

    /// <summary>
    /// A title of members means those of one struct: when the log speaks of new members of another, it means those.
    /// </summary>
    private static bool IsMeant(PatchView patch, Addition addition)
    {
        var said = HunkNames.Parts($"{patch.Patch.Title} {patch.Patch.Prose}").ToHashSet(StringComparer.Ordinal);
        var spoken = patch.Files.Where(Considers)
            .SelectMany(Additions.Of)
            .Where(other => other.Kind == "member" && HunkNames.Parts(other.Name).Any(part => said.Any(
                word => word.StartsWith(part, StringComparison.Ordinal) || part.StartsWith(word, StringComparison.Ordinal))))
            .Select(other => other.Where)
            .ToHashSet(StringComparer.Ordinal);
        return spoken.Count == 0 || spoken.Contains(addition.Where);
    }

    /// <summary>
    /// What user space or other trees may use has its users elsewhere, and what an architecture defines is used by code
    /// that all architectures share.
    /// </summary>
    private static bool Considers(FileView file) =>
        file.Applied.Change.Kind == ChangeKind.Modified
        && !file.Path.Contains("uapi/", StringComparison.Ordinal)
        && !file.Path.StartsWith("include/dt-bindings/", StringComparison.Ordinal)
        && !file.Path.StartsWith("tools/", StringComparison.Ordinal)
        && !(
            file.Path.StartsWith("arch/", StringComparison.Ordinal)
                && file.Path.Contains("/include/", StringComparison.Ordinal));

    private static bool IsNamed(SeriesView series, Addition addition) =>
        series.Patches.Any(patch => Purpose.Mentions(patch.Patch, addition.Name, WordsOfAddition))
        || (
            series.Applied.Series.Cover is { } cover
                && Purpose.Mentions(cover.Tag.Title, addition.Name, WordsOfAddition))
        || (series.Applied.Series.Cover is { } letter && Purpose.Mentions(letter.Text, addition.Name, WordsOfAddition));
}
