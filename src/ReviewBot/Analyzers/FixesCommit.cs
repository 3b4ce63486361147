using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Trees;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds Fixes: trailers that name a commit which the history of the tree does not have, or another one than their
/// title says.
/// </summary>
/// <param name="options">None.</param>
public sealed class FixesCommit(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from named in patch.Series.Applied.Named
            where patch.Patch.Trailers.Any(trailer => ReferenceEquals(trailer, named.Trailer))
            let problem = Problem(named)
            where problem is not null
            select LogRemark.On(patch, named.Trailer).With("problem", problem);
    }

    private static string? Problem(NamedCommit named)
    {
        var value = named.Trailer.Value;
        var id = value[..NamedCommit.IdLength(value)];
        return named switch
        {
            { Commit: null, IsBehind: false } =>
                $"The history that this applies to has no commit {id}.",
            { Commit: { } commit } when Title(value) is { } title && !IsTitle(title, commit.Title) =>
                $"Commit {id} is \"{commit.Title}\".",
            { Commit: not null, IsBehind: false } =>
                $"Commit {id} is not in the history of the commit that this applies to, but on another branch.",
            _ => null,
        };
    }

    /// <summary>What stands between <c>("</c> and <c>")</c>; null when the tag has another form.</summary>
    private static string? Title(string value)
    {
        var open = value.IndexOf("(\"", StringComparison.Ordinal);
        var close = value.LastIndexOf("\")", StringComparison.Ordinal);
        return open >= 0 && close > open + 2 ? value[(open + 2)..close] : null;
    }

    /// <summary>Whether a title is meant, though it may be cut short, or a letter may be wrong.</summary>
    private static bool IsTitle(string said, string title)
    {
        var (one, other) = (Plain(said), Plain(title));
        return one.Length == 0
            || other.StartsWith(one, StringComparison.OrdinalIgnoreCase)
            || one.StartsWith(other, StringComparison.OrdinalIgnoreCase);
    }

    private static string Plain(string title) => string.Concat(
        title.Replace("...", "", StringComparison.Ordinal).Where(letter => char.IsAsciiLetterOrDigit(letter)));
}
