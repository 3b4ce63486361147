namespace ReviewBot.Tests.Renderers;

public class TextRendererTests
{
    [Fact]
    public void It_reads_like_a_mail_reply() =>
        Snapshot.Matches("tests/ReviewBot.Tests/Renderers/sample.txt", Sample.Render("text", Sample.Review()));

    [Fact]
    public void Colours_mark_the_words_that_differ_within_a_line()
    {
        var text = Sample.Render("text", Sample.Review(), color: true);

        Assert.Contains("\u001b[31m> -\t\tgoto \u001b[7merr\u001b[27m;\u001b[0m", text, StringComparison.Ordinal);
        Assert.Contains("\u001b[32m> +\t\tgoto \u001b[7munlock\u001b[27m;\u001b[0m", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colours_there_is_no_escape_sequence() =>
        Assert.DoesNotContain('\u001b', Sample.Render("text", Sample.Review()));

    [Fact]
    public void A_mail_cannot_drive_the_terminal()
    {
        const string Hostile = """
            --- a/drivers/foo.c
            +++ b/drivers/foo.c
            @@ -10,3 +10,3 @@ int foo(void)
             	a = "[2J";
            -	b = 2; /* x */
            +        b = 2; /* x */
             	c = 3;

            """;
        var text = Sample.Render(
            "text", Sample.Review(
                Mails.Write(
                    "[PATCH] foo: \u202Eevil", "1", body: "Log.\n---\n" + Hostile.Replace(
                        "[2J", "\u001b[2J", StringComparison.Ordinal))));

        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.Contains("^[[2J", text, StringComparison.Ordinal);
        Assert.Contains("<U+202E>evil", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_without_findings_is_one_short_paragraph()
    {
        var text = Sample.Render("text", Sample.Review(Mails.Write("[PATCH v2 1/2] foo: set c", "1")));

        Assert.Equal("foo: set c v2\n1 of 2 patches, missing 2, read without a tree, from the diff alone\n\n1 series, 1 patch: no findings\n", text);
    }
}
