using System.Buffers;
using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>Globs over paths: <c>*</c> and <c>?</c> stay within a folder, <c>**</c> crosses folders.</summary>
/// <param name="Patterns">The globs; none means every path.</param>
public sealed record FileGlobs(ImmutableArray<string> Patterns)
{
    private static readonly SearchValues<char> OtherSyntax = SearchValues.Create("[]{}\\!");

    /// <summary>Every path.</summary>
    public static FileGlobs All { get; } = new([]);

    /// <summary>Whether one of the globs matches the whole path.</summary>
    public bool Match(string path) =>
        Patterns.IsEmpty || Patterns.Any(pattern => Match(pattern, path));

    /// <summary>Why a text is no glob, without a full stop; null when it is one.</summary>
    public static string? Refuse(string glob) => glob switch
    {
        "" => "a glob is not empty",
        _ when glob.AsSpan().ContainsAny(OtherSyntax) => $"glob '{glob}' uses more than '*', '?' and '**'",
        _ when glob.Split('/').Any(part => part is "" or "." or "..") => $"glob '{glob}' is not a path within a tree",
        _ when glob.Split('/').Any(part => part is not "**" && part.Contains("**", StringComparison.Ordinal)) =>
            $"glob '{glob}' has '**' beside other letters of a name",
        _ => null,
    };

    private static bool Match(ReadOnlySpan<char> glob, ReadOnlySpan<char> path)
    {
        if (glob.IsEmpty)
            return path.IsEmpty;

        if (glob.StartsWith("**/", StringComparison.Ordinal))
        {
            for (var rest = path; ;)
            {
                if (Match(glob[3..], rest))
                    return true;

                if (rest.IndexOf('/') is >= 0 and var slash)
                    rest = rest[(slash + 1)..];
                else
                    return false;
            }
        }

        if (glob is "**")
            return true;

        if (glob[0] == '*')
        {
            for (var taken = 0; taken <= path.Length; taken++)
            {
                if (Match(glob[1..], path[taken..]))
                    return true;

                if (taken < path.Length && path[taken] == '/')
                    break;
            }

            return false;
        }

        return !path.IsEmpty
            && (glob[0] == path[0] || (glob[0] == '?' && path[0] != '/'))
            && Match(glob[1..], path[1..]);
    }
}
