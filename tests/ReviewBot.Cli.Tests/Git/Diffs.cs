using System.Text;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>Applies diffs that git printed.</summary>
internal static class Diffs
{
    public static AppliedPatch Apply(string diff, ITree tree) => SeriesApplier.Apply(Series([diff]), tree).Patches[0];

    public static Series Series(params string[] diffs) => new()
    {
        Subject = "title",
        Version = 1,
        Total = diffs.Length,
        Patches = [.. diffs.Select(Patch)],
        RootId = "p@example.org",
        Author = new Address("A", "a@example.org"),
    };

    private static Patch Patch(string diff) => (PatchParser.Parse(new Message
    {
        Id = "p@example.org",
        Subject = "[PATCH] title",
        From = new Address("A", "a@example.org"),
        Body = new MailBody("log\n---\n" + diff, Encoding.Latin1),
        Cursor = "test",
    }) as MailContent.OfPatch)?.Patch ?? throw new InvalidOperationException("This is no patch:\n" + diff);
}
