using System.Globalization;
using LibGit2Sharp;
using MimeKit.Utils;
using ReviewBot.Mail;
using Signature = ReviewBot.Trees.Signature;

namespace ReviewBot.Cli.Git;

/// <summary>
/// Who commits: what git finds in the environment (<c>GIT_COMMITTER_*</c>) and, failing that, in its configuration.
/// </summary>
internal static class Committer
{
    /// <summary>The committer, now or at the moment that the environment names.</summary>
    /// <param name="configuration">The configuration of the repository.</param>
    /// <param name="clock">Tells the time.</param>
    /// <exception cref="UsageException">Nothing says who commits, or the date is none.</exception>
    public static Signature Read(Configuration configuration, TimeProvider clock)
    {
        var name = GitSettings.Variable("GIT_COMMITTER_NAME") ?? Value(
            configuration, "committer.name") ?? Value(configuration, "user.name");
        var email = GitSettings.Variable("GIT_COMMITTER_EMAIL") ?? Value(configuration, "committer.email")
            ?? Value(configuration, "user.email") ?? GitSettings.Variable("EMAIL");
        if (name is null || email is null)
            throw new UsageException(
                $"reviewbot: who commits? Set {(name is null ? "user.name" : "user.email")} with 'git config'");

        var committer = new Signature(new Address(name, email), Date(clock));
        return committer.IsNamed
            ? committer
            : throw new UsageException($"reviewbot: the committer “{name}” has no name besides punctuation");
    }

    private static DateTimeOffset Date(TimeProvider clock)
    {
        if (GitSettings.Variable("GIT_COMMITTER_DATE") is not { } text)
            return clock.GetLocalNow();

        if (Raw(text) is { } raw)
            return raw;

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var date)
            || DateUtils.TryParse(text, out date)
            ? date
            : throw new UsageException($"reviewbot: GIT_COMMITTER_DATE is no date: {text}");
    }

    /// <summary>git's own form, <c>@1704103200 +0100</c>.</summary>
    private static DateTimeOffset? Raw(string text)
    {
        if (text.TrimStart('@').Split(' ') is not [var seconds, ['+' or '-', _, _, _, _] zone]
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || !TimeSpan.TryParseExact(zone[1..], "hhmm", CultureInfo.InvariantCulture, out var offset)
            || at > DateTimeOffset.MaxValue.ToUnixTimeSeconds() || offset > TimeSpan.FromHours(14))
            return null;

        return DateTimeOffset.FromUnixTimeSeconds(at).ToOffset(zone[0] == '-' ? -offset : offset);
    }

    private static string? Value(Configuration configuration, string key) =>
        configuration.Get<string>(key)?.Value is { Length: > 0 } value ? value : null;
}
