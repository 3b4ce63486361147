using System.Text;
using System.Text.Json;
using NJsonSchema;
using ReviewBot.Mail;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Renderers;

public sealed class ListingTests
{
    private const string Footer = "\nbase-commit: 0123456789ab\nchange-id: 20240101-foo\nBased-on: <needed@example.org>\nSupersedes: <old@example.org>\n";

    private static readonly string[] Heap =
    [
        Mails.Write("[PATCH v2 0/3] foo: all of it", "0", body: "What and why.\n" + Footer),
        Mails.Write("[PATCH v2 1/3] foo: one", "1", "0", 1),
        Mails.Write("[PATCH v2 2/3] foo: two", "2", "0", 2),
        Mails.Write("[PATCH v3 2/3] foo: two", "3", "2", 60),
        Mails.Write("Re: [PATCH v2 2/3] foo: two", "4", "2", 61),
        Mails.Write("Re: [PATCH v2 2/3] foo: two", "4", "2", 61),
        Mails.Write("a \u001b[2Jword", "5", minute: 62, body: "No diff.\n"),
        "no header at all",
    ];

    [Fact]
    public void A_series_is_a_tree_and_other_mails_are_counted() => Assert.Equal(
        """
        foo: all of it v2
        2024-01-01 Jane Doe <jane@example.org>: 2 of 3 patches <0@example.org>
        ├─ 0/3 foo: all of it (cover)
        ├─ 1/3 foo: one
        ├─ 2/3 foo: two
        ├─ 3/3 missing
        ├─ base-commit 0123456789ab
        ├─ change-id 20240101-foo
        ├─ needs <needed@example.org>
        └─ supersedes <old@example.org>

        foo: two v3
        2024-01-01 Jane Doe <jane@example.org>: 2 of 3 patches <3@example.org>
        ├─ 1/3 foo: one (carried over from v2)
        ├─ 2/3 foo: two
        └─ 3/3 missing

        In no series
             1 a reply
             1 no diff

        8 mails: 3 patches and 1 cover letter in 2 series, 2 others, 1 copy, 1 unreadable

        """,
        Listing.Text(Read(Heap), all: false));

    [Fact]
    public void Each_mail_that_is_in_no_series_can_be_named_and_cannot_move_the_cursor() => Assert.Contains(
        """
        In no series
             1 a reply
               2024-01-01 Re: [PATCH v2 2/3] foo: two <4@example.org>
             1 no diff
               2024-01-01 a ^[[2Jword <5@example.org>

        """,
        Listing.Text(Read(Heap), all: true), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_printed_follows_the_published_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(
            SourceTree.Read("docs/series.schema.json"), TestContext.Current.CancellationToken);
        var json = Listing.Json(Read(Heap));

        Assert.Empty(schema.Validate(json));
        Assert.NotEmpty(schema.Validate(json.Replace("\"why\"", "\"because\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_listing_holds_what_a_review_holds_and_no_findings()
    {
        var review = Series(Sample.Render("json", Sample.Review(Heap)));
        var listing = Series(Listing.Json(Read(Heap)));

        string[] reviewOnly = ["needs", "baseTried", "findings"], listingOnly = ["carriedOver", "baseCommit", "changeId", "prerequisites", "supersedes"];
        Assert.Equal(Without(review[0], [.. reviewOnly, "patches"]), Without(listing[0], [.. listingOnly, "patches"]));
        Assert.Equal(
            review[0].GetProperty("patches")
                .EnumerateArray()
                .Select(patch => Without(patch, ["outcome", "merged", "treeId", "reject", "findings"])),
            listing[0].GetProperty("patches").EnumerateArray().Select(patch => Without(patch, [])));
    }

    [Fact]
    public void Every_mail_is_accounted_for()
    {
        using var document = JsonDocument.Parse(Listing.Json(Read(Heap)));
        var mails = document.RootElement.GetProperty("mails")
            .EnumerateObject()
            .ToDictionary(each => each.Name, each => each.Value.GetInt32());

        Assert.Equal(Heap.Length, mails["read"]);
        Assert.Equal(mails["read"], mails.Where(each => each.Key != "read").Sum(each => each.Value));
    }

    private static MailReading Read(string[] mails) =>
        MailReader.Read(
            [.. mails.Select((mail, i) => new RawMail(Encoding.UTF8.GetBytes(mail), $"mail {i}"))], jobs: 1);

    private static JsonElement[] Series(string json) =>
        [.. JsonDocument.Parse(json).RootElement.GetProperty("series").EnumerateArray()];

    private static IEnumerable<string> Without(JsonElement element, string[] names) => element.EnumerateObject()
        .Where(member => !names.Contains(member.Name))
        .Select(member => $"{member.Name}: {JsonSerializer.Serialize(member.Value)}");
}
