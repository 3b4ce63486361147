using System.Text.RegularExpressions;

namespace ReviewBot.Tests.Corpus;

/// <summary>
/// What the test suites of git, patchwork, b4, patchew and sashiko assert about parsing, classifying and assembling.
/// Every fact
/// either holds here too, or is listed with its reason in <c>docs/mail-parsing.md</c>.
/// </summary>
public sealed partial class MailParsingTests(ITestOutputHelper output)
{
    [Fact]
    public void Facts_of_other_projects_hold_or_are_listed_as_deliberate_differences()
    {
        var (held, differ, asked) = (0, new List<string>(), 0);
        var git = (Held: 0, Asked: 0);
        foreach (var fact in CorpusFolder.Lines("mail-parsing/expected.jsonl"))
        {
            if (PeerFact.Of(fact) is not { } check)
                continue;

            var difference = check(fact);
            var id = fact.GetProperty("id").GetString()!;
            asked++;
            if (difference is null)
                held++;
            else
                differ.Add(id);
            if (difference is not null)
                output.WriteLine($"{id}: {difference}");
            if (fact.GetProperty("kind").GetString() == "mailinfo")
                git = (git.Held + (difference is null ? 1 : 0), git.Asked + 1);
        }

        output.WriteLine($"{held} of {asked} facts hold, {git.Held} of {git.Asked} of git mailinfo");
        Assert.Equal(Deliberate().Where(id => !id.Contains('#')), differ.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(git.Asked, git.Held);
    }

    [Fact]
    public void Author_title_date_and_patch_bytes_are_those_of_git_mailinfo()
    {
        var (held, asked, differ) = (0, 0, new List<string>());
        var seen = new HashSet<string>();
        foreach (var fact in CorpusFolder.Lines("mail-parsing/expected.jsonl"))
        {
            if (!fact.TryGetProperty("mailinfo", out var wanted) || !seen.Add(fact.GetProperty("input").GetString()!))
                continue;

            var file = fact.GetProperty("input").GetString()!;
            var index = 0;
            foreach (var difference in GitMailinfo.Compare(file, wanted))
            {
                asked++;
                index++;
                if (difference is null)
                {
                    held++;
                    continue;
                }

                output.WriteLine($"{file}#{index}: {difference}");
                differ.Add($"{file}#{index}");
            }
        }

        output.WriteLine($"{held} of {asked} mails give what git mailinfo gives");
        Assert.Equal(Deliberate().Where(id => id.Contains('#')), differ.Order(StringComparer.Ordinal));
    }

    private static List<string> Deliberate() =>
        [.. Listed.Matches(SourceTree.Read("docs/mail-parsing.md")).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex("^\\* `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Listed { get; }
}
