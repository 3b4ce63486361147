using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>
/// What the brackets at the head of a subject say, as in <c>[RFC PATCH net-next v3 2/7] net: title</c>.
/// </summary>
/// <param name="Words">
/// The words in the brackets that are neither version nor counter: <c>RFC</c>, <c>PATCH</c>, <c>net-next</c>.
/// </param>
/// <param name="Version">The revision; one when the subject names none.</param>
/// <param name="Index">
/// The number of the mail in its series, zero for a cover letter; <see langword="null"/> without a counter.
/// </param>
/// <param name="Total">The number of patches in the series; <see langword="null"/> without a counter.</param>
/// <param name="Title">The subject behind the brackets.</param>
public sealed record SubjectTag(ImmutableArray<string> Words, int Version, int? Index, int? Total, string Title)
{
    /// <summary>What follows the point in <c>v5.1</c>, a second try at version five; zero when nothing does.</summary>
    public int MinorVersion { get; init; }

    /// <summary>Whether the subject names a revision at all.</summary>
    public bool NamesVersion { get; init; }

    /// <summary>
    /// Whether the subject begins like an answer or a forwarded mail: <c>Re:</c>, <c>AW:</c>, <c>回复：</c>, …
    /// </summary>
    public bool IsReply { get; init; }

    /// <summary>Whether the brackets hold <paramref name="word"/>, in any case.</summary>
    public bool Has(string word)
    {
        foreach (var each in Words)
        {
            if (each.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
