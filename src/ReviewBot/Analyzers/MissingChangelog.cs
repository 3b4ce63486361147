using System.Text.RegularExpressions;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds series of a later version in which no mail speaks of what changed.</summary>
/// <param name="options">None.</param>
public sealed partial class MissingChangelog(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        var sent = patch.Series.Applied.Series;
        if (patch.Position > 0
            || patch.Patch.Tag is not { NamesVersion: true, Version: > 1 } tag
            || patch.Patch.Message is { Id: null, From.Email.Length: > 0 }
            || sent.Missing.Length > 0
            || (sent.Cover is null && MayHaveCover(patch.Patch))
            || (sent.Cover is { } cover && Tells.IsMatch(cover.Text))
            || patch.Series.Patches.Any(one => one.Patch.Tag.Has("RESEND") || Tells.IsMatch(one.Patch.Log) || IsCommented(one.Patch)))
            yield break;

        yield return LogRemark.OnEnd(patch).With("version", $"v{tag.Version}").With("before", $"v{tag.Version - 1}");
    }

    /// <summary>The cover letter is not at hand, or the mail it answers may tell.</summary>
    private static bool MayHaveCover(Patch patch) =>
        patch.Tag.Total > 1 || patch.Message.InReplyTo is not null || patch.Message.References.Length > 0;

    /// <summary>Whether anything but a diffstat stands between the log and the diff.</summary>
    private static bool IsCommented(Patch patch)
    {
        var rest = MailInfo.Read(patch.Message.Body).Patch;
        var diff = Diff.Match(rest);
        return (diff.Success ? rest[..diff.Index] : rest)
            .Split('\n')
            .Any(line => !string.IsNullOrWhiteSpace(line) && line != "---" && !Stat.IsMatch(line));
    }

    [GeneratedRegex(@"^ (.*\|| *\d+ files? changed|(create|delete|rename|copy|mode) )|^ *\d+ files? changed")]
    private static partial Regex Stat { get; }

    [GeneratedRegex(@"^(diff --git |--- \S+$)", RegexOptions.Multiline)]
    private static partial Regex Diff { get; }

    [GeneratedRegex(
        @"\bv\d+\b|\bchange(s|d|log)?\b[^\n]{0,40}:|\bchanges\b|\bsince\b|\bdiff(erence)?s? (from|to|with|between)\b"
        + @"|\bhistory\b|\brevision\b|range-diff|\brebased?\b|\bresen[dt]\b|\bno changes?\b|\b(previous|last|earlier) (version|posting|submission|patch|iteration)\b|\bthis version\b|\boriginal (patch|series|letter)|[-*] v?\d+[:.]",
        RegexOptions.IgnoreCase)]
    private static partial Regex Tells { get; }
}
