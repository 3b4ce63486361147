using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Tests;

/// <summary>The series of a fictional driver that ships with the project, and its review.</summary>
internal static class Sample
{
    internal static ImmutableArray<Rule> Rules { get; } = new RuleCatalogue(AnalyzerCatalogue.Names).Rules;

    internal static ImmutableArray<RawMail> Mails { get; } =
        [.. MboxSplitter.Split(File.ReadAllBytes(SourceTree.PathOf("docs/sample/series.mbox")), "series.mbox")];

    internal static Review Review(IReadOnlyList<RawMail>? mails = null, ReviewSettings? settings = null)
    {
        var (assembly, problems) = MailReader.Read(mails ?? Mails, jobs: 1);
        var series = MailReview.Run(assembly.Series, tree: null, Rules, settings ?? new ReviewSettings(), jobs: 1);
        return new Review("0.0.0-alpha.0.1", TreeInfo.None, series, problems);
    }

    /// <summary>A review of mails written in a test, all rules on.</summary>
    internal static Review Review(params string[] mails) =>
        Review(
            [.. mails.Select((mail, i) => new RawMail(System.Text.Encoding.UTF8.GetBytes(mail), $"mail {i}"))],
            new ReviewSettings { Preview = true });

    internal static string Render(string format, Review review, bool color = false) =>
        RendererCatalogue.All.Single(renderer => renderer.Name == format).Render(review, new RenderOptions(color));
}
