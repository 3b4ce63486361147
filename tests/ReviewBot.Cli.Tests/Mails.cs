namespace ReviewBot.Cli.Tests;

/// <summary>Mails of a driver that nobody has.</summary>
internal static class Mails
{
    public const string Patch =
        """
        From: A Developer <a@example.org>
        Date: Mon, 6 Jan 2025 10:00:00 +0000
        Message-ID: <20250106.1@example.org>
        Subject: [PATCH] foo: set the level

        The level stays at zero.

        Signed-off-by: A Developer <a@example.org>
        ---
        --- a/foo.c
        +++ b/foo.c
        @@ -1,2 +1,3 @@
         int foo(void)
         {
        +	level = 1;

        """;

    public const string Reply =
        """
        From: B Reviewer <b@example.org>
        Date: Mon, 6 Jan 2025 11:00:00 +0000
        Message-ID: <20250106.2@example.org>
        In-Reply-To: <20250106.1@example.org>
        Subject: Re: [PATCH] foo: set the level

        Looks right.

        """;

    /// <summary>The patch, with a brace that has got a trailing blank.</summary>
    public static string Damaged { get; } = Patch.Replace(" {\n", "-{\n+{ \n", StringComparison.Ordinal);

    /// <summary>The patch, with a comment that the rule of <c>rules new</c> is about.</summary>
    public static string Wording { get; } = Patch
        .Replace("+1,3 @@", "+1,4 @@", StringComparison.Ordinal)
        .Replace(
            "+\tlevel = 1;",
            "+\t/* The wrong word. */\n+\tcode_that_means_something_else();",
            StringComparison.Ordinal);

    /// <summary>An mbox of mails.</summary>
    public static string Mbox(params string[] mails) =>
        string.Concat(mails.Select(mail => $"From mboxrd@z Thu Jan  1 00:00:00 1970\n{mail}\n"));
}
