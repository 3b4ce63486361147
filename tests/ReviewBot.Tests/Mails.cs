using System.Text;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests;

/// <summary>Small mails for tests, of people at example.org who do not exist.</summary>
internal static class Mails
{
    internal const string Diff = """
        --- a/drivers/foo.c
        +++ b/drivers/foo.c
        @@ -1,3 +1,3 @@ int foo(void)
         int a;
        -int b;
        +int c;
         int d;

        """;

    /// <summary>A diff that sets c, and on the way turns the tab before b into spaces.</summary>
    internal const string TabLost = """
        --- a/drivers/foo.c
        +++ b/drivers/foo.c
        @@ -10,5 +10,6 @@ int foo(void)
         	a = 1;
        -	b = 2;
        +        b = 2;
        +	c = 3;
         	d = 4;
         	e = 5;
         	f = 6;

        """;

    internal static Message Parse(string mail) => Parse(Encoding.UTF8.GetBytes(mail));

    internal static Message Parse(byte[] mail) =>
        MessageParser.TryParse(new RawMail(mail, "test"), out var message, out var problem)
            ? message
            : throw new InvalidOperationException(problem.ToString());

    /// <summary>A mail of 1 January 2024, <paramref name="minute"/> minutes after noon.</summary>
    internal static string Write(
        string subject, string? id, string? inReplyTo = null, int minute = 0, string from = "Jane Doe <jane@example.org>",
        string body = "The log.\n---\n" + Diff, string headers = "")
    {
        var mail = new StringBuilder();
        mail.Append("From: ").Append(from).Append('\n');
        mail.Append("Subject: ").Append(subject).Append('\n');
        mail.Append("Date: ")
            .Append(new DateTime(2024, 1, 1, 12, 0, 0).AddMinutes(minute).ToString("ddd, d MMM yyyy HH:mm:ss"))
            .Append(" +0000\n");
        if (id is not null)
            mail.Append("Message-Id: <").Append(id).Append("@example.org>\n");
        if (inReplyTo is not null)
            mail.Append("In-Reply-To: <").Append(inReplyTo).Append("@example.org>\n");
        return mail.Append(headers).Append('\n').Append(body).ToString();
    }

    /// <summary>The mails of a file, as far as they are mails.</summary>
    internal static List<Message> ParseFile(string path)
    {
        var messages = new List<Message>();
        foreach (var raw in MboxSplitter.Split(File.ReadAllBytes(path), path))
        {
            if (MessageParser.TryParse(raw, out var message, out _))
                messages.Add(message);
        }

        return messages;
    }

    /// <summary>What the mails of a file are.</summary>
    internal static List<MailContent> ReadFile(string path) => [.. ParseFile(path).Select(PatchParser.Parse)];

    internal static MailContent Read(string mail) => PatchParser.Parse(Parse(mail));

    internal static Patch ReadPatch(string mail) => Assert.IsType<MailContent.OfPatch>(Read(mail)).Patch;

    internal static Assembly Assemble(params IEnumerable<string> mails) => SeriesAssembler.Assemble(mails.Select(Read));
}
