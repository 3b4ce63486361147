using System.Text.Json;
using NJsonSchema;
using ReviewBot.Reviews;
using ReviewBot.Trees;

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
    public async Task A_rejection_follows_the_schema_with_all_that_is_known_of_it()
    {
        var schema = await JsonSchema.FromJsonAsync(
            SourceTree.Read("docs/review.schema.json"), TestContext.Current.CancellationToken);
        var review = Sample.Review();
        var json = Sample.Render("json", review with { Series = [Rejected(review.Series[0])] });

        Assert.Empty(schema.Validate(json));
        using var document = JsonDocument.Parse(json);
        var reject = document.RootElement.GetProperty("series")[0].GetProperty("patches")[0].GetProperty("reject");
        Assert.Equal("+c\u00fc", reject.GetProperty("nearest").GetProperty("lines")[1].GetString());
        Assert.Equal(2, reject.GetProperty("held")[0].GetProperty("hunks")[0].GetInt32());
        Assert.Equal("1970-01-01T00:00:00Z", reject.GetProperty("lastChange").GetProperty("date").GetString());
        Assert.Equal("b", reject.GetProperty("nearestBase").GetProperty("title").GetString());
    }

    private static SeriesReview Rejected(SeriesReview review)
    {
        var outcome = new Outcome.Rejected("a.c", 2, "Why.")
        {
            Nearest = new NearestPlace(7, ["-b", "+c\u00c3\u00bc"]),
            Held = [new HeldChange("b.c", [2], 3)],
            Merge = "A merge conflicts.",
            LastChange = new HistoryCommit(new string('1', 40), "", [], "a", DateTimeOffset.UnixEpoch),
            NearestBase = new HistoryCommit(new string('2', 40), "", [], "b", DateTimeOffset.UnixEpoch),
        };
        var patches = review.Applied.Patches.SetItem(0, review.Applied.Patches[0] with { Outcome = outcome });
        return review with { Applied = review.Applied with { Patches = patches } };
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
