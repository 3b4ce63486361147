using System.Collections.Immutable;

namespace ReviewBot.Source.Riders;

/// <summary>
/// Writes <c>x == NULL</c>, <c>NULL == x</c> and <c>!x</c> in one way, and <c>x != NULL</c> as <c>x</c>.
/// </summary>
internal static class NullComparison
{
    /// <summary>
    /// The tokens, comparisons of a plain chain of names (<c>a-&gt;b.c</c>) with NULL written with <c>!</c> or without.
    /// </summary>
    public static ImmutableArray<string> Normalize(IEnumerable<string> tokens)
    {
        var result = new List<string>();
        var input = tokens.ToList();
        for (var i = 0; i < input.Count; i++)
        {
            // NULL == x
            if (input[i] == "NULL" && i + 2 < input.Count && input[i + 1] is "==" or "!=" && IsName(input[i + 2]))
            {
                if (input[i + 1] == "==")
                    result.Add("!");

                i++;
                continue;
            }

            // x == NULL
            if (input[i] is "==" or "!="
                && i + 1 < input.Count
                && input[i + 1] == "NULL"
                && ChainStart(result) is var start
                && start < result.Count)
            {
                if (input[i] == "==")
                    result.Insert(start, "!");

                i++;
                continue;
            }

            result.Add(input[i]);
        }

        return [.. result];
    }

    /// <summary>
    /// Where the chain of names at the end begins; the end itself when there is none, or an operator before it binds it
    /// elsewhere.
    /// </summary>
    private static int ChainStart(List<string> tokens)
    {
        var at = tokens.Count;
        while (at > 0 && (IsName(tokens[at - 1]) || tokens[at - 1] is "->" or "."))
            at--;

        return at == 0
            || tokens[at - 1] is "(" or "&&" or "||" or "=" or "return" or "," or "?" or ":" ? at : tokens.Count;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text is not "return";
}
