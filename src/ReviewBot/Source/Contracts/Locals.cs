using ReviewBot.Source.Flow;

namespace ReviewBot.Source.Contracts;

/// <summary>The variables of a function by name, and those among them whose values are followed.</summary>
internal sealed class Locals
{
    // more than this in one function are many states and little insight
    private const int MostFollowed = 8;

    private readonly Dictionary<string, ResultType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResultType>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private readonly HashSet<string> _never = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addressed = new(StringComparer.Ordinal);
    private readonly List<string> _followed = [];
    private readonly List<int> _escaped = [];

    private Locals() => _byText = _types.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>No variables.</summary>
    public static Locals None { get; } = new();

    /// <summary>The names of the followed variables.</summary>
    public IReadOnlyList<string> Followed => _followed;

    /// <summary>The parameters and variables of a function.</summary>
    public static Locals Of(FunctionBody body)
    {
        var locals = new Locals();
        foreach (var parameter in body.Function.Parameters)
        {
            var first = parameter.Token;
            while (first > body.Function.HeadToken && body.Fragment.CodeBefore(first) is var before && !body.Fragment.Is(before, ",") && !body.Fragment.Is(before, "("))
                first = before;

            locals._types[parameter.Name] = TypeReader.Of(body.Fragment, new TokenRange(first, parameter.Token), 0, out _);
        }

        foreach (var node in body.Flow.Nodes)
        {
            if (node.Statement is not CStatement.Declaration declaration)
                continue;

            foreach (var declarator in declaration.Declarators)
                locals.Declare(body, declaration, declarator);
        }

        locals.FindAddresses(body);
        return locals;
    }

    /// <summary>The places of followed variables whose address is taken somewhere.</summary>
    public IReadOnlyList<int> Escaped => _escaped;

    /// <summary>Whether a name is a variable or parameter of the function.</summary>
    public bool Contains(string name) => _types.ContainsKey(name);

    /// <summary>The type of a variable.</summary>
    public ResultType TypeOf(string name) => _types.GetValueOrDefault(name);

    /// <summary>The place of a followed variable; -1 for any other name.</summary>
    public int PlaceOf(string name) => _followed.IndexOf(name);

    /// <summary>Follows a variable; false when it is followed already, or cannot be.</summary>
    public bool Follow(string name)
    {
        if (_followed.Count >= MostFollowed || !_types.TryGetValue(name, out var type) || _never.Contains(name) || _followed.Contains(name)
            || type is not (ResultType.Signed or ResultType.Pointer))
            return false;

        if (_addressed.Contains(name))
            _escaped.Add(_followed.Count);

        _followed.Add(name);
        return true;
    }

    /// <summary>Whether any of the tokens names a followed variable.</summary>
    public bool Touches(CFragment fragment, TokenRange range)
    {
        if (_followed.Count == 0)
            return false;

        for (var i = range.First; i < range.End; i++)
        {
            if (fragment.Tokens[i].Kind != TokenKind.Word)
                continue;

            var text = fragment.Text(i);
            foreach (var name in _followed)
            {
                if (text.SequenceEqual(name))
                    return true;
            }
        }

        return false;
    }

    private void FindAddresses(FunctionBody body)
    {
        var fragment = body.Fragment;
        for (var i = body.Block.Range.First; i < body.Block.Range.End - 1; i++)
        {
            if (!fragment.Is(i, "&") || fragment.Tokens[i + 1].Kind != TokenKind.Word || !_byText.ContainsKey(fragment.Text(i + 1)))
                continue;

            // `a & b` is no address, and `&a->b` is not that of the variable
            var before = fragment.Tokens[Math.Max(fragment.CodeBefore(i), 0)];
            if (before.Kind == TokenKind.Punctuator && !fragment.Is(fragment.CodeBefore(i), "]") && !fragment.Is(fragment.CodeAfter(i + 1), "->"))
                _addressed.Add(fragment.Text(i + 1).ToString());
            else if (before.Kind == TokenKind.Word && fragment.Is(fragment.CodeBefore(i), "return"))
                _addressed.Add(fragment.Text(i + 1).ToString());
        }
    }

    private void Declare(FunctionBody body, CStatement.Declaration declaration, Declarator declarator)
    {
        var type = TypeReader.Of(body.Fragment, declaration.Type, declarator.Pointers, out var isStatic);
        if (body.Fragment.Is(declarator.Suffix.First, "[") && !declarator.Suffix.IsEmpty)
            type = ResultType.Other;

        // two variables of one name cannot be told apart, and a static one keeps what another call left in it
        if (!_byText.TryAdd(declarator.Name, type) || isStatic)
            _never.Add(declarator.Name);
    }
}
