using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Trees;

/// <summary>Makes patches of the diffs that these tests are written in.</summary>
internal static class DiffText
{
    public static Patch Patch(string diff) => new()
    {
        Message = new Message
        {
            Id = "p@example.org",
            Subject = "[PATCH] title",
            From = new Address("A", "a@example.org"),
            Body = new MailBody(diff, System.Text.Encoding.Latin1),
            Cursor = "test",
        },
        Tag = new SubjectTag(["PATCH"], 1, null, null, "title"),
        Author = new Address("A", "a@example.org"),
        Title = "title",
        Log = "",
        Files = DiffParser.Parse(diff).Files,
        Problems = DiffParser.Parse(diff).Problems,
    };

    public static Series Series(params string[] diffs) => new()
    {
        Subject = "title",
        Version = 1,
        Total = diffs.Length,
        Patches = [.. diffs.Select(Patch)],
        RootId = "p@example.org",
        Author = new Address("A", "a@example.org"),
    };
}
