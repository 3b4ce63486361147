using System.Text.Json;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Renderers;

public sealed class SarifRendererTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly Review Damage = Sample.Review(Mails.Write("[PATCH] f: a", "1", body: $"Log.\n---\n{Mails.TabLost}"));

    [Fact]
    public void A_rename_points_to_all_its_lines()
    {
        var result = Results(Run(Sample.Review())).Single(each => each.GetProperty("ruleId").GetString() == "unrelated/label-rename");

        // the third patch adds a line above
        Assert.Equal(56, Region(result.GetProperty("locations")[0]).GetProperty("startLine").GetInt32());
        Assert.Equal("unlock:", Region(result.GetProperty("locations")[0]).GetProperty("snippet").GetProperty("text").GetString());
        Assert.Equal(
            [41, 46],
            result.GetProperty("relatedLocations").EnumerateArray().Select(each => Region(each).GetProperty("startLine").GetInt32()));
        Assert.Matches("^[0-9a-f]{16}$", result.GetProperty("partialFingerprints").GetProperty("reviewbot/v1").GetString());
    }

    [Fact]
    public void A_rule_brings_its_help_along()
    {
        var run = Run(Damage);
        var result = Results(run).First();
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];

        Assert.Equal("damage/whitespace", rule.GetProperty("id").GetString());
        Assert.Contains("An editor that turns a tab into spaces", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("warning", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
    }

    [Fact]
    public void A_line_that_is_known_better_is_a_fix()
    {
        var run = Run(FormatTests.With(Damage, finding => finding with { Fixup = "\tb = 2;" }));
        var replacement = Results(run).First().GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];

        Assert.Equal(11, replacement.GetProperty("deletedRegion").GetProperty("startLine").GetInt32());
        Assert.Equal("\tb = 2;", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
    }

    [Fact]
    public void A_line_that_a_later_patch_may_have_changed_is_no_fix()
    {
        var review = Sample.Review(
            Mails.Write("[PATCH 1/2] f: a", "1", body: $"Log.\n---\n{Mails.TabLost}"),
            Mails.Write("[PATCH 2/2] f: b", "2", "1"));

        Assert.DoesNotContain("\"fixes\"", Sample.Render("sarif", FormatTests.With(review, finding => finding with { Fixup = "x" })), StringComparison.Ordinal);
    }

    [Fact]
    public void Commits_say_which_revision_the_lines_are_of()
    {
        Assert.False(Run(Damage).TryGetProperty("versionControlProvenance", out _));

        var (series, patch) = (Damage.Series[0], Damage.Series[0].Applied.Patches[0]);
        var commit = patch with { Patch = patch.Patch with { Commit = Commit } };
        var provenance = Run(Damage with
        {
            Tree = new TreeInfo("/src/a b", new string('1', 40), "parent"),
            Series = [series with { Applied = series.Applied with { Patches = [commit] } }],
        }).GetProperty("versionControlProvenance")[0];

        Assert.Equal("file:///src/a%20b", provenance.GetProperty("repositoryUri").GetString());
        Assert.Equal(Commit, provenance.GetProperty("revisionId").GetString());
    }

    private static JsonElement Run(Review review) =>
        JsonDocument.Parse(Sample.Render("sarif", review)).RootElement.GetProperty("runs")[0];

    private static JsonElement.ArrayEnumerator Results(JsonElement run) => run.GetProperty("results").EnumerateArray();

    private static JsonElement Region(JsonElement location) => location.GetProperty("physicalLocation").GetProperty("region");
}
