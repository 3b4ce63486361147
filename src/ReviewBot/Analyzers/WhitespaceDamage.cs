using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds lines that are the same but for new white-space damage: a tab that became spaces, a blank at the end, a space
/// before a tab.
/// </summary>
/// <param name="options">None.</param>
public sealed class WhitespaceDamage(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from found in Damage.In(patch)
            group found by (patch, found.File, found.Run.Hunk.BodyLine, Kind: Damage.Of(found.Pair)!) into damage
            let lines = damage.Select(found => Place.Added(found.File.Path, found.Pair.Added.NewLine)).ToList()
            select new Remark(damage.Key.patch, lines[0]) { Related = [.. lines[1..]] }
                .With("damage", damage.Key.Kind)
                .With("lines", lines.Count == 1 ? "this line" : $"these {lines.Count} lines");
    }
}
