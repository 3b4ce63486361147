using System.Xml.Linq;
using ReviewBot.Rules;

namespace ReviewBot.Tests.Renderers;

public sealed class HtmlRendererTests
{
    private static readonly XDocument Page = XDocument.Parse(Sample.Render("html", Sample.Review()));

    [Fact]
    public void A_finding_stands_below_the_last_of_its_lines()
    {
        var card = Card(Page, "s1p2f4");
        var above = card.Ancestors("tr").Single().ElementsBeforeSelf("tr").Last();

        Assert.Contains("The label \"err\" is only renamed", card.Value, StringComparison.Ordinal);
        Assert.Equal(["", "55", "+", "unlock:"], above.Elements("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Every_finding_comes_out_once_wherever_it_is()
    {
        var review = FormatTests.With(Sample.Review(), finding => finding.Rule.Id switch
        {
            "unrelated/whitespace" => finding with { Place = new Place(null, Side.New, 1, 1) },
            "damage/whitespace" => finding with { Place = Place.Added("not/in/the/patch.c", 1) },
            "unrelated/label-rename" => finding with { Place = Place.Added(finding.Place.Path!, 9999) },
            _ => finding,
        });
        var page = XDocument.Parse(Sample.Render("html", review));

        Assert.Equal(
            review.Series[0].Findings.Length,
            page.Descendants("div").Count(each => each.Attribute("class")!.Value.StartsWith("card", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_summary_leads_to_every_finding_and_each_to_the_next()
    {
        var fragments = Page.Descendants().Attributes("id").Select(id => $"#{id.Value}").ToList();
        var links = Page.Descendants("a").Select(link => link.Attribute("href")!.Value).Where(href => href[0] == '#').ToList();
        var summary = Page.Descendants("header").Descendants("ul").Descendants("a").Select(link => link.Attribute("href")!.Value).ToList();

        Assert.Equal(fragments.Count, fragments.Distinct().Count());
        Assert.Empty(links.Except(fragments));
        Assert.Equal(6, summary.Count);
        Assert.Equal(summary.Skip(1), Page.Descendants("a").Where(link => link.Value == "next ↓").Select(link => link.Attribute("href")!.Value));
    }

    [Fact]
    public void The_words_that_differ_are_marked()
    {
        var marks = Page.Descendants("mark").Select(mark => mark.Value).ToList();

        Assert.Contains("err", marks);
        Assert.Contains("unlock", marks);
    }

    [Fact]
    public void The_page_loads_and_runs_nothing()
    {
        string[] elements =
        [
            "html", "head", "meta", "title", "style", "body", "section", "header", "footer", "article", "h1", "h2", "small", "p", "b",
            "ol", "ul", "li", "a", "span", "pre", "details", "summary", "ins", "del", "table", "colgroup", "col", "tr", "td", "mark", "div",
        ];
        string[] attributes = ["lang", "charset", "name", "content", "http-equiv", "id", "class", "href", "rel", "open", "colspan"];

        Assert.Empty(Page.Descendants().Select(element => element.Name.LocalName).Except(elements));
        Assert.Empty(Page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).Except(attributes));
        Assert.All(
            Page.Descendants("a").Select(link => link.Attribute("href")!.Value).Where(href => href[0] != '#'),
            href => Assert.Contains(href, Sample.Rules.Select(rule => rule.Url?.AbsoluteUri)));
        Assert.DoesNotContain("url(", Page.Descendants("style").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Page.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    private static XElement Card(XDocument page, string id) => page.Descendants("div").Single(each => each.Attribute("id")?.Value == id);
}
