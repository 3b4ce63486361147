using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds patches that nobody signs, or that others sign but not the author.</summary>
/// <param name="options"><c>paths</c>: folders of projects that ask for a sign-off.</param>
public sealed class SignOff(RuleOptions options) : IAnalyzer
{
    private static readonly string[] Drafts = ["RFC", "RFT", "POC", "WIP", "DRAFT", "HACK", "TEST", "DO NOT MERGE"];

    private readonly ImmutableArray<string> _paths = options.List("paths");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        var isSigned = patch.Series.Patches.Any(one => SignedBy(one.Patch).Any());
        if (Drafts.Any(patch.Patch.Tag.Has) || patch.Purpose.IsRevert || Hides(patch.Patch))
            yield break;

        var signed = SignedBy(patch.Patch).ToList();
        if (signed.Count == 0)
        {
            if ((isSigned || HasCustoms(patch)) && !MentionsSignOff(patch.Patch))
                yield return LogRemark.OnEnd(patch)
                    .With("problem", "The log has no Signed-off-by.");
        }
        else if (!signed.Any(trailer => IsBy(trailer.Value, patch.Patch.Author)))
        {
            yield return LogRemark.On(patch, signed[0])
                .With("problem", $"The patch is from {Shown(patch.Patch.Author)}, who is not among those that sign it.");
        }
    }

    /// <summary>Who writes other trailers for such a project knows its customs and has forgotten one.</summary>
    private bool HasCustoms(PatchView patch) =>
        !patch.Patch.Trailers.IsEmpty && KernelPaths.Holds(patch, _paths);

    private static IEnumerable<Trailer> SignedBy(Patch patch) =>
        patch.Trailers.Where(trailer => trailer.Key.Equals("Signed-off-by", StringComparison.OrdinalIgnoreCase));

    /// <summary>A sign-off that is no trailer is another matter: in the wrong place, or misspelled.</summary>
    private static bool MentionsSignOff(Patch patch) =>
        patch.Log.Contains("igned-off-by", StringComparison.OrdinalIgnoreCase)
        || patch.Log.Contains("igned-of-by", StringComparison.OrdinalIgnoreCase)
        || PatchParser.Text(patch.Message.Body).Contains("\nSigned-off-by", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A file that nobody has mailed: people collect such patches, and sign them when they hand them on. What is no
    /// patch by its subject is only a diff in a talk.
    /// </summary>
    private static bool IsFile(Patch patch) =>
        patch is { Commit: null, Message: { Id: null, From.Email.Length: > 0 } };

    /// <summary>A list that sends in its own name, or a bot, hides who wrote the patch.</summary>
    private static bool Hides(Patch patch) =>
        patch.Author.Email.Length == 0
        || IsFile(patch)
        || (patch.Commit is null && !patch.Tag.Has("PATCH") && patch.Tag.Index is null)
        || (patch.Log.Contains("\nFrom: ", StringComparison.Ordinal) || patch.Log.StartsWith("From: ", StringComparison.Ordinal))
        || patch.Author.Name.Contains(" via ", StringComparison.Ordinal)
        || patch.Author.Email.Contains("devnull", StringComparison.Ordinal)
        || patch.Author.Email.Contains("noreply", StringComparison.OrdinalIgnoreCase);

    private static bool IsBy(string value, Address author)
    {
        var open = value.LastIndexOf('<');
        var name = open < 0 ? value : value[..open];
        return value.Contains(author.Email, StringComparison.OrdinalIgnoreCase)
            || (author.Name.Length > 0 && (SharesWord(name, author.Name) || Letters(name).Equals(Letters(author.Name), StringComparison.OrdinalIgnoreCase)))
            || LocalPart(value).Equals(LocalPart(author.Email), StringComparison.OrdinalIgnoreCase);
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetter));

    /// <summary>People write their names in more than one way; two that share a word may be one.</summary>
    private static bool SharesWord(string one, string other)
    {
        var words = Words(other);
        return Words(one).Any(word => words.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    private static string[] Words(string name) =>
        [.. name.Split([' ', ',', '.', '-', '"', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1)];

    private static string LocalPart(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
            return text;

        var start = at;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] != '<')
            start--;

        return text[start..at];
    }

    private static string Shown(Address author) => author.Name.Length > 0 ? author.Name : author.Email;
}
