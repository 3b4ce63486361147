using CsCheck;
using ReviewBot.Source;

namespace ReviewBot.Tests.Source;

public class LexerTests
{
    [Theory]
    [InlineData("a->b", "a|->|b")]
    [InlineData("x<<=1;", "x|<<=|1|;")]
    [InlineData("f(\"a\\\"b\", 'c')", "f|(|\"a\\\"b\"|,|'c'|)")]
    [InlineData("0x1e+3", "0x1e|+|3")]
    [InlineData("1.5e-3f", "1.5e-3f")]
    [InlineData("L\"wide\"", "L\"wide\"")]
    [InlineData("u8\"a\" U'b' bu\"c\"", "u8\"a\"|U'b'|bu|\"c\"")]
    [InlineData("a  \t b\t /* c */#d", "a|b|/* c */|#|d")]
    [InlineData("x...y.5z. 0", "x|...|y|.5z.|0")]
    [InlineData("\u00e4b$_1\u0100", "\u00e4|b$_1|\u0100")]
    [InlineData("a /* b */ c // d", "a|/* b */|c|// d")]
    [InlineData("#define x(y) y ## 1", "#|define|x|(|y|)|y|##|1")]
    public void Text_becomes_tokens(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Texts(text)));

    [Fact]
    public void A_block_comment_is_one_token_a_line()
    {
        var tokens = Lexer.Lex("x;\n/*\n * a\n *\n */\ny;\n", 10, inComment: false);

        Assert.Equal([10, 10, 11, 12, 13, 14, 15, 15], tokens.Select(token => token.Line));
        Assert.Equal(4, tokens.Count(token => token.Kind == TokenKind.Comment));
    }

    [Fact]
    public void A_directive_ends_with_its_line_and_goes_on_behind_a_backslash()
    {
        const string Text = "#define a \\\n\tb\nc\n";
        var tokens = Lexer.Lex(Text, 1, inComment: false);

        Assert.Equal(
            ["#", "define", "a", "b"], tokens.Where(token => token.InDirective)
                .Select(token => token.In(Text).ToString()));
        Assert.Equal([1, 1, 1, 2, 3], tokens.Select(token => token.Line));
    }

    [Fact]
    public void A_string_that_is_not_closed_ends_with_its_line() =>
        Assert.Equal(["\"open", "next", "(", ")"], Texts("\"open\nnext()"));

    [Fact]
    public void A_hunk_may_begin_inside_a_comment()
    {
        const string Text = " still comment */ int x;\n";
        var tokens = Lexer.Lex(Text, 1, inComment: true);

        Assert.Equal(["still comment */", "int", "x", ";"], tokens.Select(token => token.In(Text).ToString()));
    }

    [Fact]
    public void Any_bytes_become_tokens_in_order_that_cover_all_but_white_space()
    {
        string[] pieces = ["/*", "*/", "//", "\"", "'", "\\", "\n", "#", "#if", "a", "0x", ".", "\t", " ", "{", "}", "\u00e4", "\0", "->", "<<="];
        Gen.Select(
            Gen.Int[0, pieces.Length - 1].Array[0, 40].Select(
                picks => string.Concat(picks.Select(pick => pieces[pick]))), Gen.Bool)
            .Sample((text, inComment) =>
        {
            var end = 0;
            foreach (var token in Lexer.Lex(text, 1, inComment))
            {
                Assert.True(token.Length > 0);
                Assert.True(token.Start >= end);
                Assert.All(text[end..token.Start], c => Assert.Contains(c, " \t\r\n\f\v\\"));
                Assert.Equal(1 + text[..token.Start].Count(c => c == '\n'), token.Line);
                end = token.Start + token.Length;
            }

            Assert.All(text[end..], c => Assert.Contains(c, " \t\r\n\f\v\\"));
        });
    }

    private static IEnumerable<string> Texts(string text) =>
        Lexer.Lex(text, 1, inComment: false).Select(token => token.In(text).ToString());
}
