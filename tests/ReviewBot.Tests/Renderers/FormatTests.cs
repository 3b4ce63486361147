using System.Text.Json;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Tests.Renderers;

/// <summary>What all formats for other tools have in common.</summary>
public sealed class FormatTests
{
    private const string First = "--- a/f.c\n+++ b/f.c\n@@ -10,3 +10,3 @@ int f(void)\n \ta = 1;\n-\tb = 2;\n+        b = 2;\n \tc = 3;\n";

    private const string Rename = "diff --git a/f.c b/g.c\nsimilarity index 90%\nrename from f.c\nrename to g.c\n--- a/f.c\n+++ b/g.c\n@@ -1,2 +1,4 @@\n one\n+new\n+new\n two\n";

    [Theory]
    [InlineData("sarif", "review.sarif")]
    [InlineData("github", "review.github.txt")]
    [InlineData("gitlab", "review.gitlab.json")]
    [InlineData("junit", "review.junit.xml")]
    [InlineData("checkstyle", "review.checkstyle.xml")]
    [InlineData("markdown", "review.md")]
    [InlineData("html", "review.html")]
    [InlineData("patchwork", "review.patchwork.json")]
    [InlineData("baseline", "review.baseline.txt")]
    public void A_format_is_as_the_sample_shows_it(string format, string file) =>
        Snapshot.Matches($"docs/sample/formats/{file}", Sample.Render(format, Sample.Review()));

    [Fact]
    public void Every_format_is_in_the_documentation()
    {
        var document = SourceTree.Read("docs/formats.md");
        Assert.All(
            RendererCatalogue.All, renderer => Assert.Contains($"`{renderer.Name}`", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_are_those_at_the_end_of_the_series()
    {
        var review = Sample.Review(
            Mails.Write("[PATCH 1/2] f: a", "1", body: $"Log.\n---\n{First}"),
            Mails.Write("[PATCH 2/2] f: b", "2", "1", body: $"Log.\n---\n{Rename}"));

        Assert.Contains("file=g.c,line=13,endLine=13,", Sample.Render("github", review), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_line_is_where_the_next_one_is_now()
    {
        // three lines go, the remark is on the second of them
        const string Removal = "--- a/f.c\n+++ b/f.c\n@@ -10,5 +10,2 @@ int f(void)\n one\n-two\n-three\n-four\n five\n";
        var github = Sample.Render("github", Placed(Removal, Place.Removed("f.c", 12)));

        Assert.StartsWith("::warning file=f.c,line=11,endLine=11,", github, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remark_on_a_log_is_on_no_line()
    {
        var review = Placed(First, new Place(null, Side.New, 1, 1));

        Assert.StartsWith("::warning title=damage/whitespace::", Sample.Render("github", review), StringComparison.Ordinal);
        Assert.DoesNotContain("line=", Sample.Render("checkstyle", review), StringComparison.Ordinal);
        Assert.DoesNotContain("\"region\"", Sample.Render("sarif", review), StringComparison.Ordinal);
        Assert.Contains("the log, `damage/whitespace`", Sample.Render("markdown", review), StringComparison.Ordinal);
        using var gitlab = JsonDocument.Parse(Sample.Render("gitlab", review));
        var issue = gitlab.RootElement[0];
        Assert.StartsWith("In the log of f: a: ", issue.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, issue.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32());
    }

    [Fact]
    public void What_is_silenced_is_shown_where_there_is_a_place_for_it_and_nowhere_else()
    {
        var review = With(Sample.Review(Mails.Write("[PATCH] f: a", "1", body: $"Log.\n---\n{First}")), finding => finding with
        {
            SilencedBy = "of a reason",
        });

        Assert.Contains("\"justification\": \"of a reason\"", Sample.Render("sarif", review), StringComparison.Ordinal);
        Assert.Contains("Not said: of a reason.", Sample.Render("html", review), StringComparison.Ordinal);
        Assert.Contains("not said: `f.c:11`, `damage/whitespace`: of a reason", Sample.Render("markdown", review), StringComparison.Ordinal);
        Assert.Equal("", Sample.Render("github", review));
        Assert.Equal("[]\n", Sample.Render("gitlab", review));
        Assert.DoesNotContain("<failure", Sample.Render("junit", review), StringComparison.Ordinal);
        Assert.DoesNotContain("<error", Sample.Render("checkstyle", review), StringComparison.Ordinal);
        Assert.Contains("\"state\": \"success\"", Sample.Render("patchwork", review), StringComparison.Ordinal);
    }

    /// <summary>A review whose findings are moved to a place.</summary>
    private static Review Placed(string diff, Place place)
    {
        // the rule needs a finding to move; its patch gets the diff that the test is about
        var damaged = Sample.Review(Mails.Write("[PATCH] f: a", "1", body: $"Log.\n---\n{First}"));
        var other = Sample.Review(Mails.Write("[PATCH] f: a", "1", body: $"Log.\n---\n{diff}"));
        var finding = damaged.Series[0].Findings[0] with
        {
            Patch = other.Series[0].Applied.Patches[0].Patch,
            Place = place,
        };
        return other with { Series = [other.Series[0] with { Findings = [finding] }] };
    }

    internal static Review With(Review review, Func<Finding, Finding> change) => review with
    {
        Series = [.. review.Series.Select(series => series with { Findings = [.. series.Findings.Select(change)] })],
    };
}
