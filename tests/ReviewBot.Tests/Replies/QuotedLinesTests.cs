using System.Collections.Immutable;
using ReviewBot.Replies;

namespace ReviewBot.Tests.Replies;

public class QuotedLinesTests
{
    [Fact]
    public void Lines_right_above_words_are_answered() =>
        Assert.Equal(
            ["+\tgoto unlock_free;", "+unlock_free:", "-\tgoto err;"],
            Answered(
                """
                On Monday, Jane wrote:
                > @@ -1,3 +1,3 @@
                > -	goto err;
                > +	goto unlock_free;
                >  }
                > +unlock_free:

                Why rename it?

                > +	untouched();
                -- 
                Robin
                """).Order(StringComparer.Ordinal));

    [Fact]
    public void What_was_quoted_before_was_answered_before() =>
        Assert.Empty(Answered("> > +unlock_free:\n> Why?\nRight.\n"));

    [Fact]
    public void A_finding_on_such_a_line_was_made_by_a_person()
    {
        var finding = Sample.Review(Mails.Write("[PATCH] foo: set c", "1", body: "Set c.\n---\n" + Mails.TabLost))
            .Series.Single().Findings[0];

        Assert.True(QuotedLines.Include(QuotedLines.Answered(Reply("> +        b = 2;\n\nSpaces?\n")), finding));
        Assert.False(QuotedLines.Include(QuotedLines.Answered(Reply("> +\tc = 3;\n\nWhy three?\n")), finding));
    }

    private static ImmutableHashSet<string> Answered(string body) => QuotedLines.Answered(Reply(body));

    private static ReviewBot.Mail.Message Reply(string body) => Mails.Parse(Mails.Write("Re: [PATCH] foo", "2", body: body));
}
