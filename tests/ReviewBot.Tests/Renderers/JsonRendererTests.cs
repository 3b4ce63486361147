using System.Text.Json;
using NJsonSchema;

namespace ReviewBot.Tests.Renderers;

public class JsonRendererTests
{
    [Fact]
    public async Task What_is_printed_follows_the_published_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(
            SourceTree.Read("docs/review.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Sample.Render("json", Sample.Review())));
        Assert.Empty(schema.Validate(Sample.Render("json", Sample.Review(Mails.Write("[PATCH] no id", id: null)))));
        Assert.NotEmpty(
            schema.Validate(
                Sample.Render("json", Sample.Review()).Replace("\"warning\"", "\"grave\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_rename_is_one_finding_with_its_gotos_beside()
    {
        using var document = JsonDocument.Parse(Sample.Render("json", Sample.Review()));
        var patch = document.RootElement.GetProperty("series")[0].GetProperty("patches")[1];
        var rename = patch.GetProperty("findings")
            .EnumerateArray()
            .Single(finding => finding.GetProperty("rule").GetString() == "unrelated/label-rename");

        Assert.Equal("kernel/livepatch/ledger.c", rename.GetProperty("path").GetString());
        Assert.Equal("new", rename.GetProperty("side").GetString());
        Assert.Equal(55, rename.GetProperty("line").GetInt32());
        Assert.Equal("+unlock:", rename.GetProperty("quote").GetString());
        Assert.Equal(
            [41, 46], rename.GetProperty("related")
                .EnumerateArray()
                .Select(place => place.GetProperty("line").GetInt32()));
        Assert.Equal(JsonValueKind.Null, rename.GetProperty("silencedBy").ValueKind);
    }

    [Fact]
    public void What_is_absent_is_null()
    {
        using var document = JsonDocument.Parse(
            Sample.Render("json", Sample.Review(Mails.Write("[PATCH] no id", id: null))));
        var series = document.RootElement.GetProperty("series")[0];

        Assert.Equal(JsonValueKind.Null, series.GetProperty("messageId").ValueKind);
        Assert.Equal(JsonValueKind.Null, series.GetProperty("cover").ValueKind);
        Assert.Equal(JsonValueKind.Null, series.GetProperty("patches")[0].GetProperty("index").ValueKind);
        Assert.Equal("not-tried", series.GetProperty("patches")[0].GetProperty("outcome").GetString());
    }
}
