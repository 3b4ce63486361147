using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds trailers whose key is misspelled, or whose person has no usable address.</summary>
/// <param name="options"><c>known</c>: keys that are right although they look like another one.</param>
public sealed class MalformedTrailer(RuleOptions options) : IAnalyzer
{
    private static readonly string[] Keys =
        ["Signed-off-by", "Reviewed-by", "Acked-by", "Tested-by", "Reported-by", "Suggested-by", "Co-developed-by"];

    // a report or an idea may come from somebody without an address
    private static readonly string[] Personal =
        ["Signed-off-by", "Reviewed-by", "Acked-by", "Tested-by", "Co-developed-by"];

    private readonly ImmutableArray<string> _known = options.List("known");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch) =>
        from trailer in patch.Patch.Trailers
        let problem = Misspelled(trailer.Key) ?? Unaddressed(trailer)
        where problem is not null
        select LogRemark.On(patch, trailer).With("problem", problem);

    private string? Misspelled(string key)
    {
        if (!key.Contains('-', StringComparison.Ordinal)
            || _known.Contains(key, StringComparer.OrdinalIgnoreCase)
            || Keys.Contains(key, StringComparer.OrdinalIgnoreCase))
            return null;

        var meant = Keys.FirstOrDefault(known => EditDistance.AtMost(key, known, known.Length > 10 ? 2 : 1));
        return meant is null ? null : $"Programs do not know \"{key}\" as a trailer. Is \"{meant}\" meant?";
    }

    private static string? Unaddressed(Trailer trailer)
    {
        // an archive may hide addresses: "name at example.org"
        if (!Personal.Contains(trailer.Key, StringComparer.OrdinalIgnoreCase)
            || trailer.Value.Length == 0
            || trailer.Value.Contains(" at ", StringComparison.Ordinal)
            || trailer.Value.Contains("...", StringComparison.Ordinal))
            return null;

        var (open, close) = (
            trailer.Value.IndexOf('<', StringComparison.Ordinal), trailer.Value.IndexOf('>', StringComparison.Ordinal));
        var isNamed = trailer.Value.Contains(' ', StringComparison.Ordinal);
        return trailer.Value.Contains('@', StringComparison.Ordinal)
            ? open >= 0 && close < open
                ? $"The address behind \"{trailer.Key}\" begins with \"<\" and has no \">\"."
                : open < 0 && isNamed ? $"The address behind \"{trailer.Key}\" is not in \"<\" and \">\"." : null
            : isNamed && open < 0
                ? $"\"{trailer.Key}\" names a person without an address. Is it missing?"
                : null;
    }
}
