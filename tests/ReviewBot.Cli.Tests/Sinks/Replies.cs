using System.Text;
using ReviewBot.Cli.Sinks;

namespace ReviewBot.Cli.Tests.Sinks;

/// <summary>Replies for sinks.</summary>
internal static class Replies
{
    /// <summary>A reply with all that a transport may stumble over.</summary>
    public const string Text =
        "From: The Bot <bot@example.org>\n"
        + "To: =?utf-8?q?A_D=C3=A9veloper?= <a@example.org>, \"B, R\" <b@example.org>\n"
        + "Cc: list@example.org,\n\tother@example.org\n"
        + "Message-ID: <reply.1@example.org>\n"
        + "References: <1@example.org>\n <2@example.org>\n"
        + "X-Odd:   two  blanks and\ta tab \n"
        + "Subject: Re: [PATCH] foo\n"
        + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + "> \tdiff of na\u00c3\u00afve code\n.\n..dots\nFrom here\n>From there\n \ntrailing \n\n-- \nbot\n\n";

    /// <summary>A short one.</summary>
    public const string Ascii = "From: The Bot <bot@example.org>\nMessage-ID: <reply.1@example.org>\n\nFine.\n";

    public static Outgoing Of(string text, params string[] recipients) => new(
        "reply.1@example.org", "bot@example.org", recipients is [] ? ["a@example.org"] : recipients, Encoding.Latin1.GetBytes(text));

    /// <summary>A file, one byte a char.</summary>
    public static string Read(string path) => File.ReadAllText(path, Encoding.Latin1);

    /// <summary>Hands a reply over.</summary>
    public static Task SendAsync(this ISink sink, Outgoing mail) => sink.SendAsync(mail, TestContext.Current.CancellationToken);

    /// <summary>Why a reply was not handed over.</summary>
    public static Task<SinkException> TroubleAsync(this ISink sink, Outgoing mail) =>
        Assert.ThrowsAsync<SinkException>(() => sink.SendAsync(mail));
}
