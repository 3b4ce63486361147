using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>Something with a name that a patch adds to a file.</summary>
/// <param name="Kind"><c>member</c>, <c>function</c>, <c>macro</c> or <c>parameter</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Where">What it belongs to, for people: <c>struct x</c>, <c>f()</c>, or the file.</param>
/// <param name="Line">The line of the post-image that declares it.</param>
public sealed record Addition(string Kind, string Name, string Where, int Line)
{
    /// <summary>
    /// The members of nested types around a member, outermost first: <c>scan</c> of <c>scan.channels</c>.
    /// </summary>
    public ImmutableArray<string> Within { get; init; } = [];
}
