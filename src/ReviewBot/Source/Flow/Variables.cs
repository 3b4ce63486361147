using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>What a function declares, its parameters included.</summary>
public sealed class Variables
{
    private readonly ImmutableDictionary<string, Variable> _byName;

    private Variables(ImmutableDictionary<string, Variable> byName) => _byName = byName;

    /// <summary>All of them, by name.</summary>
    public IEnumerable<Variable> All => _byName.Values.OrderBy(static variable => variable.Token);

    /// <summary>
    /// The variable of a name; null when it is not declared in what is shown, or twice with other types.
    /// </summary>
    public Variable? Find(string name) => _byName.GetValueOrDefault(name);

    internal static Variables Of(FunctionView function)
    {
        var found = new Dictionary<string, Variable>(StringComparer.Ordinal);
        var doubtful = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in Parameters(function).Concat(Locals(function)))
        {
            if (found.TryGetValue(variable.Name, out var other)
                && (other.Type != variable.Type || other.Pointers != variable.Pointers))
                doubtful.Add(variable.Name);

            found[variable.Name] = variable;
        }

        return new Variables(found.Where(pair => !doubtful.Contains(pair.Key)).ToImmutableDictionary());
    }

    private static IEnumerable<Variable> Parameters(FunctionView function)
    {
        if (!function.ShowsHead)
            yield break;

        foreach (var parameter in function.Body.Function.Parameters)
        {
            var fragment = function.Fragment;
            var first = parameter.Token;
            for (var i = fragment.CodeBefore(first); i >= 0 && !fragment.Is(i, ",") && !fragment.Is(i, "("); i = fragment.CodeBefore(i))
                first = i;

            var stars = 0;
            var words = new List<string>();
            for (var i = first; i < parameter.Token; i = fragment.CodeAfter(i))
            {
                if (fragment.Is(i, "*"))
                    stars++;
                else
                    words.Add(fragment.Spelling(i));
            }

            var after = fragment.CodeAfter(parameter.Token);
            var isPlain = fragment.Is(after, ",") || fragment.Is(after, ")");
            if (words.Count > 0 && (isPlain || fragment.Is(after, "[")))
                yield return new Variable(
                    parameter.Name, Type(words), isPlain ? stars : stars + 1, parameter.Token, null, IsParameter: true, IsArray: false);
        }
    }

    private static IEnumerable<Variable> Locals(FunctionView function)
    {
        foreach (var declaration in function.Body.Block.All().OfType<CStatement.Declaration>())
        {
            var words = new List<string>();
            for (var i = declaration.Type.First; i < declaration.Type.End; i++)
            {
                if (function.Fragment.Tokens[i] is { Kind: not TokenKind.Comment, InDirective: false })
                    words.Add(function.Fragment.Spelling(i));
            }

            foreach (var declared in declaration.Declarators)
            {
                yield return new Variable(
                    declared.Name, Type(words), declared.Pointers, declared.Token, declaration, IsParameter: false,
                    IsArray: !declared.Suffix.IsEmpty);
            }
        }
    }

    private static string Type(IEnumerable<string> words) => string.Join(
        ' ', words.Where(static word => word is not ("const" or "static" or "volatile" or "register" or "__maybe_unused" or "__user" or "__iomem" or "__rcu" or "__force")));
}

/// <summary>A variable or parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type without qualifiers and stars: <c>unsigned int</c>, <c>struct device</c>.</param>
/// <param name="Pointers">How many stars.</param>
/// <param name="Token">The token of its name where it is declared.</param>
/// <param name="Declaration">The statement that declares it; null for a parameter.</param>
/// <param name="IsParameter">Whether it is a parameter.</param>
/// <param name="IsArray">Whether dimensions or parameters stand behind the name.</param>
public sealed record Variable(
    string Name, string Type, int Pointers, int Token, CStatement? Declaration, bool IsParameter, bool IsArray)
{
    /// <summary>Whether it is a plain number.</summary>
    public bool IsPlain => Pointers == 0 && !IsArray;
}
