namespace ReviewBot.Tests.Corpus;

/// <summary>Damages mails; the same seed gives the same damage.</summary>
/// <param name="mails">What to damage, and where to take pieces from.</param>
internal sealed class Mutator(byte[][] mails)
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\n", "\r\n", "\0", "\n\n", "\nFrom ", "\nFrom a@b Thu Jan  1 00:00:00 1970\n", "\n---\n", "\n-- >8 --\n", "\n@@ -1,9 +1,9 @@\n", "@@ -1,999999999 +1 @@\n",
            "\ndiff --git a/x b/x\n", "\n--- a/x\n+++ b/x\n", "GIT binary patch\nliteral 9\n", "\n\\ No newline at end of file\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
            "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "charset=utf-16", "charset=iso-2022-jp", "format=flowed; delsp=yes",
            "=?utf-8?B?", "=?utf-8?q?=", "?=", "[PATCH v2147483648 1/2147483648]", "[[[[", "References: ", "<@>", "\u001b$B", "rename from x\n", "Index: \n",
        }.Select(System.Text.Encoding.Latin1.GetBytes),
    ];

    /// <summary>The n-th damaged mail.</summary>
    internal byte[] Mutate(int seed)
    {
#pragma warning disable CA5394 // the same every time is what is wanted
        var random = new Random(seed);
        var mail = new List<byte>(mails[random.Next(mails.Length)]);
        for (var edits = random.Next(1, 9); edits > 0; edits--)
        {
            var at = random.Next(mail.Count + 1);
            var length = Math.Min(mail.Count - at, random.Next(1, 1 << random.Next(1, 12)));
            switch (random.Next(8))
            {
                case 0 or 1:
                    mail.InsertRange(at, Words[random.Next(Words.Length)]);
                    break;
                case 2:
                    mail.RemoveRange(at, length);
                    break;
                case 3:
                    mail.InsertRange(at, mail.GetRange(at, length));
                    break;
                case 4:
                    for (var i = at; i < at + Math.Min(length, 16); i++)
                        mail[i] = (byte)random.Next(256);
                    break;
                case 5:
                    var other = mails[random.Next(mails.Length)];
                    var start = random.Next(other.Length);
                    mail.InsertRange(at, other.AsSpan(start, Math.Min(length + 100, other.Length - start)).ToArray());
                    break;
                case 6:
                    mail.InsertRange(
                        at, Enumerable.Repeat(Words[random.Next(Words.Length)], random.Next(200))
                            .SelectMany(word => word));
                    break;
                default:
                    mail.RemoveRange(at, random.Next(4) == 0 ? mail.Count - at : 0);
                    break;
            }
        }

        return [.. mail];
#pragma warning restore CA5394
    }
}
