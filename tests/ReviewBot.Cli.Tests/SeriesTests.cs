namespace ReviewBot.Cli.Tests;

public sealed class SeriesTests
{
    [Theory, ClassData<BothForms>]
    public void Series_are_shown_as_a_tree(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.mbox", Mails.Mbox(Mails.Patch, Mails.Reply));
        Assert.Equal(
            """
            foo: set the level v1
            2025-01-06 A Developer <a@example.org>: 1 of 1 patch <20250106.1@example.org>
            └─ 1/1 foo: set the level

            In no series
                 1 a reply

            2 mails: 1 patch and 0 cover letters in 1 series, 1 other

            """,
            Cli.Run(form, folder, ["series", "a.mbox"]).Succeeded());
    }

    [Theory, ClassData<BothForms>]
    public void Series_are_printed_for_programs(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.mbox", Mails.Mbox(Mails.Patch, Mails.Reply));
        Cli.Run(form, folder, ["series", "a.mbox", "--format", "json", "--output", "a.json"]).Succeeded();
        Assert.Contains("\"schema\": \"reviewbot/series/1\"", folder.Read("a.json"), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void Mails_without_a_patch_are_an_answer_too(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Reply);
        Assert.EndsWith(
            "\n     1 a reply\n       2025-01-06 Re: [PATCH] foo: set the level <20250106.2@example.org>\n\n1 mail: 0 patches and 0 cover letters in 0 series, 1 other\n",
            Cli.Run(form, folder, ["series", "--all", "a.eml"]).Succeeded(), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void No_mail_at_all_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("empty.mbox", "");
        Cli.Run(form, folder, ["series", "no.mbox"]).Refused("no.mbox: no such file or directory");
        Cli.Run(form, folder, ["series", "empty.mbox"]).Refused("empty.mbox: empty, no mail in it");
    }

    [Theory, ClassData<BothForms>]
    public void A_mail_of_100_MB_and_one_of_10000_nested_parts_are_a_line_each(Form form)
    {
        using var folder = new TestFolder();
        var large = new byte[100 * 1024 * 1024];
        Array.Fill(large, (byte)'x');
        "Subject: x\n\n"u8.CopyTo(large);
        folder.Write("large.eml", large);
        folder.Write(
            "deep.eml", "Subject: x\n" + string.Concat(
                Enumerable.Range(0, 10_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")));
        Cli.Run(form, folder, ["series", "large.eml"]).Refused("large.eml: a mail of more than 32 MB is not read");
        Cli.Run(form, folder, ["series", "deep.eml"])
            .Refused("deep.eml: a mail with more than 1000 parts, or nested deeper than 32, is not read");
    }
}
