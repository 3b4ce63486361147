using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>Blocks that were removed in one place of a file and added in another, token by token the same.</summary>
internal static class MoveRiders
{
    /// <summary>Lines with code that make a block: fewer are the same by chance. A brace alone is none.</summary>
    private const int FewestLines = 2;

    public static IEnumerable<Rider> Of(FileView file)
    {
        var added = file.Runs.Where(run => run.Removed.IsEmpty && CodeLines(run.Added) >= FewestLines).ToList();
        if (added.Count == 0)
            yield break;

        var byText = added.GroupBy(
            run => Text(file.Tokens(run).New), StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
        foreach (var run in file.Runs.Where(run => run.Added.IsEmpty && CodeLines(run.Removed) >= FewestLines))
        {
            // statements that move within a function may change what it does; functions and types do not
            if (byText.Remove(Text(file.Tokens(run).Old), out var target)
                && NameOf(file, target).Length > 0)
            {
                yield return new Rider(RiderKind.Move, file, [target, run])
                {
                    Function = NameOf(file, target),
                    IsExplained = IsNeeded(file, run, target),
                };
            }
        }
    }

    private static int CodeLines(ImmutableArray<DiffLine> lines) =>
        lines.Count(line => line.Text.AsSpan().Trim().Length > 1);

    private static string Text(ImmutableArray<TokenText> tokens) =>
        string.Join(' ', tokens.Select(token => token.Text));

    /// <summary>The first function or type in the block; empty for other lines.</summary>
    private static string NameOf(FileView file, Run target) =>
        Items(file, target).Select(item => item.Name).FirstOrDefault("");

    private static IEnumerable<CItem> Items(FileView file, Run target) =>
        file.New!.At(target.Added[0].NewLine)?.Items.Where(item =>
            item.FirstLine >= target.Added[0].NewLine && item.LastLine <= target.Added[^1].NewLine) ?? [];

    /// <summary>
    /// Code moves up when new code needs what it declares; it also moves next to code that changes. Any other change
    /// that names one of its names, or stands right beside its new place, may be the reason.
    /// </summary>
    private static bool IsNeeded(FileView file, Run run, Run target)
    {
        return Explanation.Changes(file, target, target.First - 2, target.End + 2)
            || IsNamed(
                file, [run, target], Items(file, target).Select(item => item.Name).Where(name => name.Length > 0));
    }

    /// <summary>Whether a run other than those of the move has one of the names.</summary>
    internal static bool IsNamed(FileView file, ImmutableArray<Run> moved, IEnumerable<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return file.Runs.Where(run => moved.All(other => other.Position != run.Position))
            .Any(run => Names(file, run).Any(wanted.Contains));
    }

    private static IEnumerable<string> Names(FileView file, Run run) =>
        file.Tokens(run).Old.Concat(file.Tokens(run).New).Select(token => token.Text);
}
