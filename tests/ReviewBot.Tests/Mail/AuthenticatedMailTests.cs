using ReviewBot.Mail;

namespace ReviewBot.Tests.Mail;

public class AuthenticatedMailTests
{
    [Theory]
    [InlineData("mx.example.net; dkim=pass header.d=example.org header.s=s1")]
    [InlineData("mx.example.net 1; spf=fail smtp.mailfrom=x.example; dmarc=pass (p=none dis=none) header.from=example.org")]
    [InlineData("MX.example.net;\n\tdkim=pass (2048-bit key; unprotected) header.i=@example.org")]
    public void Our_server_vouches_for_the_domain_of_the_author(string results) => Assert.True(Is(results));

    [Theory]
    [InlineData("mx.attacker.example; dkim=pass header.d=example.org")]
    [InlineData("mx.example.net; dkim=fail header.d=example.org")]
    [InlineData("mx.example.net; dkim=pass header.d=attacker.example")]
    [InlineData("mx.example.net; dkim=pass header.d=notexample.org")]
    [InlineData("mx.example.net; spf=pass smtp.mailfrom=jane@example.org")]
    [InlineData("mx.example.net; dkim=none (dkim=pass header.d=example.org)")]
    [InlineData("mx.example.net; none")]
    public void Nobody_else_and_nothing_less_does(string results) => Assert.False(Is(results));

    [Fact]
    public void Only_the_header_on_top_is_our_servers() =>
        Assert.False(Is("mx.example.net; dkim=fail header.d=example.org\nAuthentication-Results: mx.example.net; dkim=pass header.d=example.org"));

    [Fact]
    public void No_header_vouches_for_nobody() =>
        Assert.False(AuthenticatedMail.Is(Mails.Parse(Mails.Write("Re: foo", "1")), "mx.example.net"));

    private static bool Is(string results) => AuthenticatedMail.Is(
        Mails.Parse(Mails.Write("Re: foo", "1", headers: $"Authentication-Results: {results}\n")), "mx.example.net");
}
