using System.Collections.Immutable;
using System.Text;
using ReviewBot.Patches;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Reviews;

/// <summary>Archives that are reviewed part by part come to what they come to at once, in little memory.</summary>
public sealed class LongReviewTests
{
    private static readonly ReviewSettings Settings = new();

    private static readonly RenderOptions Plain = new(Color: false);

    [Fact]
    public void Parts_are_reviewed_as_the_whole_is()
    {
        var archive = LongArchive.Write(years: 3);
        var whole = MailReader.Read(archive, jobs: 1).Assembly.Series;
        var parts = MailReader.ReadLong(archive, jobs: 1, MailChoice.All, room: 300, diffs: true).ToList();
        var expected = Each(whole, jobs: 1).Select(Row).ToList();

        Assert.InRange(parts.Count, 4, 1000);
        Assert.Contains(expected, row => row.Contains("damage/whitespace", StringComparison.Ordinal));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            parts.SelectMany(part => Each(part.Assembly.Series, jobs: 1)).Select(Row).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Beyond_the_first_mails_patches_wait_without_their_diffs()
    {
        var parts = MailReader.ReadLong(LongArchive.Write(years: 3), jobs: 1, MailChoice.All, room: 2000, diffs: true);
        var patches = parts.SelectMany(part => part.Assembly.Series).SelectMany(series => series.Patches).ToList();
        var waiting = patches.Where(patch => patch.Files.IsEmpty).ToList();

        Assert.InRange(waiting.Count, patches.Count / 2, patches.Count - 200);
        Assert.All(waiting, patch => Assert.InRange(patch.Message.Body.Raw.Length, 0, 100));
    }

    [Fact]
    public void What_was_shown_is_forgotten_however_long_the_archive_is()
    {
        var seen = new List<WeakReference>();
        var (most, count) = (0, 0);
        foreach (var part in MailReader.ReadLong(LongArchive.Write(years: 12), jobs: 1, MailChoice.All, room: 300, diffs: true))
        {
            foreach (var review in Each(part.Assembly.Series, jobs: 1))
            {
                seen.Add(new WeakReference(review.Applied.Series));
                if (++count % 100 == 0)
                {
                    GC.Collect();
                    most = Math.Max(most, seen.Count(each => each.IsAlive));
                }
            }
        }

        // a part of 300 mails has about 120 series, and what is in the window may be shown once more
        Assert.InRange(count, 4000, 5000);
        Assert.InRange(most, 0, 400);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("mbox")]
    [InlineData("markdown")]
    public void Series_shown_one_by_one_join_to_what_is_shown_at_once(string format)
    {
        var review = Sample.Review(Mails.Write("[PATCH] one", "1", body: "Set c.\n---\n" + Mails.TabLost), Mails.Write("[PATCH] two", "2", minute: 1));
        var renderer = Assert.IsAssignableFrom<ISeriesRenderer>(RendererCatalogue.All.Single(each => each.Name == format));
        using var joined = new MemoryStream();
        renderer.Join(review with { Series = [] }, Sum.Of(review), review.Series.Select(each => renderer.Part(review, each, Plain)), joined);

        Assert.Equal(2, review.Series.Length);
        Assert.Contains(review.Series.SelectMany(series => series.Findings), finding => finding.SilencedBy is null);
        Assert.Equal(renderer.Render(review, Plain), Encoding.UTF8.GetString(joined.ToArray()));
    }

    [Fact]
    public void Eight_jobs_give_what_one_gives_fifty_times()
    {
        var archive = LongArchive.Write(years: 1);
        var expected = Shown(jobs: 1);
        for (var i = 0; i < 50; i++)
            Assert.Equal(expected, Shown(jobs: 8));

        string Shown(int jobs)
        {
            var parts = MailReader.ReadLong(archive, jobs, MailChoice.All, room: 200, diffs: true);
            var series = parts.SelectMany(part => Each(part.Assembly.Series, jobs)).ToImmutableArray();
            return new JsonRenderer().Render(new Review("1.0.0", TreeInfo.None, series, []), Plain);
        }
    }

    private static IEnumerable<SeriesReview> Each(ImmutableArray<Series> series, int jobs) => MailReview.Each(
        series, TreeInfo.None, _ => new FoundBase(null, "none"), Sample.Rules, Settings, jobs);

    private static string Row(SeriesReview review) =>
        $"{review.Applied.Series.RootId} {string.Join(' ', review.Findings.Select(finding => $"{finding.Rule.Id}:{finding.Fingerprint}:{finding.BodyLine}:{finding.SilencedBy}"))}";
}
