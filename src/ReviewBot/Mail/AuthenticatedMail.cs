using System.Text.RegularExpressions;

namespace ReviewBot.Mail;

/// <summary>Whether a mail comes from whom it says, as our own mail server found out (RFC 8601).</summary>
public static partial class AuthenticatedMail
{
    /// <summary>
    /// Whether the first Authentication-Results header is by the server <paramref name="by"/> and says that DMARC
    /// passed, or that a DKIM signature of the From domain did. Headers further down may be anybody's and do not count.
    /// </summary>
    /// <param name="mail">The mail as our server delivered it.</param>
    /// <param name="by">The authserv-id of our server.</param>
    public static bool Is(Message mail, string by)
    {
        var results = Comments.Replace(mail.Headers.GetValueOrDefault("authentication-results", ""), " ").Split(';');
        if (!results[0].Trim().Split(' ')[0].Equals(by, StringComparison.OrdinalIgnoreCase))
            return false;

        var domain = mail.From.Email[(mail.From.Email.LastIndexOf('@') + 1)..];
        return results.Skip(1).Any(result =>
        {
            var words = result.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return words switch
            {
                ["dmarc=pass", ..] => Says(words, "header.from", domain),
                ["dkim=pass", ..] => Says(words, "header.d", domain) || Says(words, "header.i", "@" + domain),
                _ => false,
            };
        });
    }

    private static bool Says(string[] words, string property, string value) =>
        words.Contains($"{property}={value}", StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Comments { get; }
}
