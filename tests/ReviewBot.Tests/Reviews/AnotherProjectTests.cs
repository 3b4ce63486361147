using System.Text;
using ReviewBot.Mail;
using ReviewBot.Reviews;
using ReviewBot.Tests.Trees;

namespace ReviewBot.Tests.Reviews;

/// <summary>Whether the tree that happens to be around is of the project that mails are about.</summary>
public sealed class AnotherProjectTests
{
    [Theory]
    [InlineData("drivers/foo.c", true, "drivers/foo.c")]
    [InlineData("README", false, "README", "drivers/foo.c", "drivers/bar.c")]
    [InlineData("README", true, "README")]
    [InlineData("drivers/foo.c", true, "Documentation/foo.rst", "drivers/foo.c")]
    [InlineData("drivers/foo.c", true, "drivers/foo.c", "+drivers/new.c", "drivers/new.c", "+drivers/other.c", "drivers/other.c")]
    [InlineData("drivers/foo.c", false, "+drivers/foo.c")]
    [InlineData("drivers/foo.c", false)]
    public void A_tree_is_of_the_project_if_it_holds_half_of_what_changes(string held, bool expected, params string[] changed)
    {
        var tree = new MemoryTree { [held] = "" };
        var body = "Log.\n---\n" + string.Concat(changed.Select(Change));
        var mail = new RawMail(Encoding.UTF8.GetBytes(Mails.Write("[PATCH] foo: bar", "1", body: body)), "mail");

        Assert.Equal(expected, MailReview.IsAbout(tree, MailReader.Read([mail], jobs: 1).Assembly.Series));
    }

    private static string Change(string path) => path is ['+', .. var added]
        ? $"--- /dev/null\n+++ b/{added}\n@@ -0,0 +1 @@\n+new\n"
        : $"--- a/{path}\n+++ b/{path}\n@@ -1 +1 @@\n-old\n+new\n";
}
