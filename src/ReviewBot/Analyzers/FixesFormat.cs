using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds Fixes: trailers that name a commit in another form than <c>123456789abc ("title")</c>.</summary>
/// <param name="options"><c>paths</c>: folders of projects that ask for that form.</param>
public sealed partial class FixesFormat(RuleOptions options) : IAnalyzer
{
    private readonly ImmutableArray<string> _paths = options.List("paths");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch) =>
        from trailer in patch.Patch.Trailers
        where KernelPaths.Holds(patch, _paths)
        where trailer.Key.Equals("Fixes", StringComparison.OrdinalIgnoreCase)
        let problem = Problem(trailer.Value)
        where problem is not null
        select LogRemark.On(patch, trailer).With("problem", problem);

    /// <summary>What is wrong with the value; null when nothing is, or when it names no commit at all.</summary>
    private static string? Problem(string value)
    {
        var match = Named.Match(value);
        if (!match.Success)
            return null;

        var (id, rest) = (match.Groups["id"].Value, match.Groups["rest"].Value.Trim());
        if (match.Groups["word"].Length > 0)
            return "The word \"commit\" does not belong into the tag.";

        if (id.Length < 12)
            return $"The id has {id.Length} digits; at least 12 keep it unambiguous.";

        if (rest.Length == 0)
            return "The title of the commit is missing.";

        if (rest.StartsWith("(\"", StringComparison.Ordinal))
            return rest.Contains("\")", StringComparison.Ordinal)
                ? null
                : "The title is broken off: a tag stays on one line, however long it gets.";

        return rest.StartsWith('(') || rest.StartsWith('"') || rest.StartsWith('\'')
            ? "The title is not between (\" and \")."
            : null;
    }

    [GeneratedRegex(@"^(?<word>commit:?\s+)?(?<id>[0-9a-f]{7,40})(?<rest>(?![\w@./-]).*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Named { get; }
}
