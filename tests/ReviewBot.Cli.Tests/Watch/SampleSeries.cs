namespace ReviewBot.Cli.Tests.Watch;

/// <summary>A cover letter and three patches, of which two turn tabs into spaces on the way.</summary>
internal static class SampleSeries
{
    private const string Cover = "20250106100000.0-a@example.org";

    /// <summary>The mails in order.</summary>
    public static string[] Mails =>
    [
        Mail(0, "foo: set c everywhere", "All of them set c.\n\nA Developer (3):\n  one\n  two\n  three\n"),
        Mail(1, "foo: set c", WatchedList.PatchOf("foo.c")),
        Mail(2, "bar: set c", WatchedList.PatchOf("bar.c").Replace("        b = 2", "\tb = 3", StringComparison.Ordinal)),
        Mail(3, "baz: set c", WatchedList.PatchOf("baz.c")),
    ];

    private static string Mail(int index, string subject, string body)
    {
        var thread = index == 0 ? "" : $"In-Reply-To: <{Cover}>\nReferences: <{Cover}>\n";
        return $"From: A Developer <a@example.org>\nTo: patches@example.org, test@example.org\nCc: B Reviewer <b@example.org>\n"
            + $"Date: Mon, 6 Jan 2025 10:00:0{index} +0000\nMessage-ID: <{Cover.Replace(".0-", $".{index}-", StringComparison.Ordinal)}>\n{thread}"
            + $"Subject: [PATCH {index}/3] {subject}\n\n{body}\n-- \n2.47.0\n";
    }
}
