using System.Collections.Frozen;
using ReviewBot.Rules;

namespace ReviewBot.Reviews;

/// <summary>
/// Findings that a project knows and lives with, by their fingerprints: a line each, the fingerprint first, the rest
/// for people.
/// </summary>
/// <param name="Name">What to call it.</param>
/// <param name="Fingerprints">The fingerprints.</param>
public sealed record Baseline(string Name, FrozenSet<string> Fingerprints)
{
    private const int Digits = 16;

    /// <summary>Reads a baseline; lines that are empty or begin with <c>#</c> do not count.</summary>
    /// <exception cref="RuleException">A line does not begin with a fingerprint.</exception>
    public static Baseline Read(string path, string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, index) in text.Split('\n').Select((line, index) => (line.Trim(), index)))
        {
            if (line is [] or ['#', ..])
                continue;

            var first = line.Split(' ', 2)[0];
            if (first.Length != Digits || !first.All(char.IsAsciiHexDigitLower))
                throw new RuleException(path, index + 1, $"'{first}' is no fingerprint of {Digits} hex digits");

            found.Add(first);
        }

        return new Baseline(path, found.ToFrozenSet(StringComparer.Ordinal));
    }
}
