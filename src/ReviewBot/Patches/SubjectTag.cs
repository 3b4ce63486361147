using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>What the brackets at the head of a subject say, as in <c>[RFC PATCH net-next v3 2/7] net: title</c>.</summary>
/// <param name="Words">The words in the brackets that are neither version nor counter: <c>RFC</c>, <c>PATCH</c>, <c>net-next</c>.</param>
/// <param name="Version">The revision; one when the subject names none.</param>
/// <param name="Index">The number of the mail in its series, zero for a cover letter; <see langword="null"/> without a counter.</param>
/// <param name="Total">The number of patches in the series; <see langword="null"/> without a counter.</param>
/// <param name="Title">The subject behind the brackets.</param>
public sealed record SubjectTag(ImmutableArray<string> Words, int Version, int? Index, int? Total, string Title);
