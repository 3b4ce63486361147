using System.Text.RegularExpressions;

namespace ReviewBot.Patches;

/// <summary>Links to mails in archives that name them by Message-Id, as lore.kernel.org does.</summary>
internal static partial class ArchiveLinks
{
    /// <summary>The Message-Ids that the links of a text name, in order, each once.</summary>
    internal static IEnumerable<string> In(string text) => Link.Matches(text)
        .Select(link => Uri.UnescapeDataString(link.Groups["id"].Value))
        .Where(id => !id.Contains(' ', StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    // lore.kernel.org/LIST/ID, lkml.kernel.org/r/ID, patch.msgid.link/ID; what ends a sentence does not end an id
    [GeneratedRegex(
        """https?://(?:(?:lore|lkml)\.kernel\.org/[\w.-]+|(?:[\w-]+\.)?msgid\.link)/(?<id>[^\s/<>"')\]]+(?:@|%40)[^\s/<>"')\]]*[^\s/<>"')\].,;:])""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link { get; }
}
