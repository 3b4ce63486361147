using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Reviews;

namespace ReviewBot.Replies;

/// <summary>The lines of a patch under which somebody wrote something.</summary>
public static class QuotedLines
{
    // a remark is about the lines right above it
    private const int Near = 3;

    // a closing brace is not what anybody means
    private const int Shortest = 4;

    /// <summary>The quoted lines that stand above words in an answer, markers first; those quoted twice do not count.</summary>
    public static ImmutableHashSet<string> Answered(Message mail)
    {
        var answered = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var above = new List<string>();
        foreach (var line in RawText.Decode(mail.Body.Raw).Split('\n').Select(line => line.TrimEnd()))
        {
            if (line is "--")
                break;

            if (line is ['>', ..])
            {
                var quoted = line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line[1..];
                if (quoted is not ['>', ..] && IsTelling(quoted))
                    above.Add(quoted);
            }
            else if (line.Length > 0)
            {
                answered.UnionWith(above.TakeLast(Near));
                above.Clear();
            }
        }

        return answered.ToImmutable();
    }

    /// <summary>Whether a finding is about one of these lines.</summary>
    public static bool Include(ImmutableHashSet<string> answered, Finding finding) => Include(answered, finding.Quote);

    /// <summary>Whether a finding with this <see cref="Finding.Quote"/> is about one of these lines.</summary>
    public static bool Include(ImmutableHashSet<string> answered, string quote) =>
        quote.Split('\n').Any(line => IsTelling(line) && answered.Contains(RawText.Decode(line).TrimEnd()));

    private static bool IsTelling(string line) =>
        line is ['+' or '-', ..] && line.Count(c => !char.IsWhiteSpace(c)) > Shortest;
}
