using System.Text.Json;
using System.Xml.Linq;
using ReviewBot.Renderers;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Renderers;

/// <summary>What a mail says stays what it says, whatever the format would take it for.</summary>
public sealed class HostileMailTests
{
    private const string Evil =
        "<b>x</b> ]]> & \" ' \u0001 \u001b[2J \uFFFE \U0001F600 \u202E {0} [a](http://evil.example) `x` ```` @maintainer #1 www.evil.example ::error::x %0A ##[error]x";

    private const string Diff =
        $"--- a/drivers/<i>,:%60 日ü.c\n+++ b/drivers/<i>,:%60 日ü.c\n@@ -10,3 +10,3 @@ {Evil}\n \ta = 1;\n-\tb = 2; /* {Evil} */\n+        b = 2; /* {Evil} */\n \tc = 3;\n";

    private static Review Review { get; } = FormatTests.With(
        Sample.Review(Mails.Write($"[PATCH] foo: =?UTF-8?B?{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Evil))}?=", "1", body: $"{Evil}\n---\n{Diff}")),
        finding => finding with { Message = $"{Evil}\n\n{Evil}", Fixup = Evil });

    [Fact]
    public void There_is_something_to_show() => Assert.NotEmpty(Review.Series[0].Findings);

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("gitlab")]
    [InlineData("patchwork")]
    public void Json_is_json(string format)
    {
        using var document = JsonDocument.Parse(Sample.Render(format, Review));
        Assert.Contains("<b>x</b>", document.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("junit")]
    [InlineData("checkstyle")]
    [InlineData("html")]
    public void Xml_is_xml_without_an_element_of_the_mail(string format)
    {
        var document = XDocument.Parse(Sample.Render(format, Review));
        Assert.DoesNotContain(document.Descendants(), element => element.Value == "x" && element.Name.LocalName == "b");
        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName == "i");
        Assert.Contains("<b>x</b> ]]> & \" '", document.Root!.Value + string.Concat(document.Descendants().Attributes().Select(each => each.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_command_stays_one_command()
    {
        var lines = Sample.Render("github", Review).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Review.Series[0].Findings.Length, lines.Length);
        Assert.All(lines, line => Assert.StartsWith(
            "::warning file=drivers/<i>%2C%3A%2560 日ü.c,line=11,endLine=11,title=damage/whitespace::<b>x</b>", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains("::error::x %250A", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_is_a_URI_byte_for_byte_and_a_message_has_neither_link_nor_placeholder()
    {
        using var document = JsonDocument.Parse(Sample.Render("sarif", Review));
        var result = document.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");

        Assert.Equal("drivers/%3Ci%3E%2C%3A%2560%20%E6%97%A5%C3%BC.c", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Contains("{{0}} [a\\](http", result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_is_neither_formatted_nor_linked_nor_does_it_call_anyone()
    {
        var text = Sample.Render("markdown", Review);
        var prose = string.Join('\n', text.Split("`````").Where((_, i) => i % 2 == 0));

        Assert.Contains("\\<b\\>x\\</b\\>", prose, StringComparison.Ordinal);
        Assert.Contains("\\[a\\](http:&#8203;//evil.example) \\`x\\`", prose, StringComparison.Ordinal);
        Assert.Contains("@&#8203;maintainer \\#&#8203;1 www.&#8203;evil.example", prose, StringComparison.Ordinal);
        Assert.Contains("`````diff\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_any_script_is_the_path_everywhere() =>
        Assert.All(RendererCatalogue.All.Where(renderer => renderer.Name is not ("sarif" or "patchwork")), renderer =>
            Assert.Contains(renderer.Name == "github" ? "%2560 日ü.c" : "%60 日ü.c", Sample.Render(renderer.Name, Review), StringComparison.Ordinal));

    [Fact]
    public void Nothing_moves_the_cursor_or_turns_the_direction() =>
        Assert.All(RendererCatalogue.All.Where(renderer => renderer.Name is not ("json" or "mbox")), renderer =>
        {
            var text = Sample.Render(renderer.Name, Review);
            Assert.DoesNotContain('\u001b', text);
            Assert.DoesNotContain('\u202E', text);
        });

    [Fact]
    public void Half_a_character_is_none() =>
        Assert.All(RendererCatalogue.All, renderer =>
        {
            var text = Sample.Render(renderer.Name, FormatTests.With(Review, finding => finding with { Message = "half \ud83d" }));
            Assert.DoesNotContain('\ud83d', text.Replace("\U0001F600", "", StringComparison.Ordinal));
        });
}
