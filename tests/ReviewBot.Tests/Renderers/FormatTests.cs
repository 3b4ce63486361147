using System.Text.Json;
using System.Xml.Linq;
using ReviewBot.Renderers;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Renderers;

/// <summary>Every format as it shows the series that ships with the project.</summary>
public sealed class FormatTests
{
    [Theory]
    [InlineData("sarif")]
    [InlineData("github")]
    [InlineData("gitlab")]
    [InlineData("junit")]
    [InlineData("checkstyle")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("patchwork")]
    [InlineData("baseline")]
    public void A_format_is_as_its_snapshot(string format) =>
        Snapshot.Matches($"tests/ReviewBot.Tests/Renderers/Formats/{format}.txt", Sample.Render(format, Sample.Review()));

    [Fact]
    public void Every_format_has_a_snapshot() =>
        Assert.All(
            RendererCatalogue.All.Select(renderer => renderer.Name).Except(["text", "json", "mbox"]),
            format => Assert.NotEmpty(SourceTree.Read($"tests/ReviewBot.Tests/Renderers/Formats/{format}.txt")));

    [Fact]
    public void Lines_are_those_at_the_end_of_the_series()
    {
        const string First = "--- a/f.c\n+++ b/f.c\n@@ -10,3 +10,3 @@ int f(void)\n \ta = 1;\n-\tb = 2; /* x */\n+        b = 2; /* x */\n \tc = 3;\n";
        const string Second = "diff --git a/f.c b/g.c\nsimilarity index 90%\nrename from f.c\nrename to g.c\n--- a/f.c\n+++ b/g.c\n@@ -1,2 +1,4 @@\n one\n+new\n+new\n two\n";
        var review = Sample.Review(
            Mails.Write("[PATCH 1/2] f: a", "1", "0", body: $"Log.\n---\n{First}"),
            Mails.Write("[PATCH 2/2] f: b", "2", "0", body: $"Log.\n---\n{Second}"));

        Assert.Contains("file=g.c,line=13,", Sample.Render("github", review), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("junit")]
    [InlineData("checkstyle")]
    public void A_mail_cannot_break_out_of_XML(string format)
    {
        var xml = XDocument.Parse(Sample.Render(format, Hostile()));

        Assert.DoesNotContain(xml.Descendants(), element => element.Name.LocalName == "b");
    }

    [Fact]
    public void A_mail_cannot_break_out_of_a_page_a_command_or_a_fence()
    {
        Assert.DoesNotContain("<b>", Sample.Render("html", Hostile()), StringComparison.Ordinal);
        Assert.All(
            Sample.Render("github", Hostile()).TrimEnd('\n').Split('\n'),
            line => Assert.StartsWith("::warning file=drivers/foo.c,", line, StringComparison.Ordinal));
        Assert.Contains("````diff", Sample.Render("markdown", Hostile()), StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(Sample.Render("patchwork", Hostile())).RootElement.GetArrayLength());
    }

    private static Review Hostile() => Sample.Review(Mails.Write(
        "[PATCH] foo: <b>]]>\u0001\ufffe::error::x", "1", body:
        "Log.\n---\n--- a/drivers/foo.c\n+++ b/drivers/foo.c\n@@ -10,3 +10,3 @@ int foo(void)\n \ta = 1;\n"
            + "-\tb = 2; /* ```<b>]]>\u0001 */\n+        b = 2; /* ```<b>]]>\u0001 */\n \tc = 3;\n"));
}
