using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds functions in a log that nothing at hand is called, where one that the patch changes is a slip away.
/// </summary>
/// <param name="options">None.</param>
public sealed partial class MisnamedFunction(RuleOptions options) : IAnalyzer
{
    private const int ShortestName = 8;
    private const int LongWord = 7;

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        var line = patch.Patch.LogLine - 1;
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in patch.Patch.Log.Split('\n'))
        {
            line++;
            if (text is [' ' or '\t' or '>' or '[', ..] || Trailer.IsMatch(text))
                continue;

            foreach (Match match in Call.Matches(text))
            {
                var name = match.Groups["name"].Value;
                if (name.Length < ShortestName
                    || !said.Add(name)
                    || patch.Series.Words.Of(name).Count > 0
                    || IsInFiles(patch.Series, name)
                    || Near(patch, name) is not { } near)
                    continue;

                yield return LogRemark.On(patch, line).With("name", name).With("near", near);
            }
        }
    }

    private static bool IsInFiles(SeriesView series, string name) => series.Patches
        .SelectMany(patch => patch.Files)
        .Any(file => file.Shows(name));

    /// <summary>A function on a changed line of the patch, the only one whose name is so near.</summary>
    private static string? Near(PatchView patch, string name)
    {
        var near = patch.Files
            .Where(file => file is { New: not null } or { Old: not null })
            .SelectMany(file => file.Runs)
            .SelectMany(run => run.Removed.Concat(run.Added))
            .SelectMany(line => Function.Matches(line.Text).Select(match => match.Groups["name"].Value))
            .Distinct(StringComparer.Ordinal)
            .Where(other => IsSlip(name, other))
            .Take(2)
            .ToList();
        return near is [var only] ? only : null;
    }

    /// <summary>
    /// One letter is missing, too many, wrong or swapped, and it is no number, no case, and no letter at either end:
    /// those tell two functions apart, such as foo_get() and foo_gets().
    /// </summary>
    private static bool IsSlip(string name, string other) =>
        !name.Equals(other, StringComparison.OrdinalIgnoreCase)
        && name[0] == other[0]
        && name[^1] == other[^1]
        && !name.Concat(other).Any(char.IsAsciiDigit)
        && name.Count(letter => letter == '_') == other.Count(letter => letter == '_')
        && EditDistance.AtMost(name, other, 1)
        && IsInLongWord(name, other);

    /// <summary>
    /// Short words differ by a letter (get and set, kfree and kvfree), and long ones at their ends (device and devices).
    /// </summary>
    private static bool IsInLongWord(string name, string other)
    {
        var (one, two) = name.Split('_').Zip(other.Split('_')).First(pair => pair.First != pair.Second);
        return Math.Max(one.Length, two.Length) >= LongWord && one.Length > 0 && two.Length > 0
            && one[0] == two[0] && one[^1] == two[^1];
    }

    [GeneratedRegex(@"(?<![\w>.])(?<name>[a-z_][a-z0-9_]*_[a-z0-9_]*)\(\)")]
    private static partial Regex Call { get; }

    [GeneratedRegex(@"\b(?<name>[A-Za-z_]\w*)\s*\(")]
    private static partial Regex Function { get; }

    [GeneratedRegex(@"^(Fixes|Link|Closes|[A-Z][\w-]+-by|Cc):", RegexOptions.IgnoreCase)]
    private static partial Regex Trailer { get; }
}
