namespace ReviewBot.Source.Flow;

/// <summary>
/// The code of a function body, with the directives that choose between branches among it: what is left when comments
/// and other directives are taken out.
/// </summary>
internal sealed class BodyTokens
{
    private readonly CFragment _fragment;
    private readonly List<int> _tokens;
    private int[] _partner = [];

    private BodyTokens(CFragment fragment, int most) => (_fragment, _tokens) = (fragment, new List<int>(most));

    /// <summary>How many there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>
    /// The body of a function, braces included; null when its brackets do not match, or match across branches of
    /// conditional compilation.
    /// </summary>
    public static BodyTokens? Of(CFragment fragment, CFunction function)
    {
        var body = new BodyTokens(fragment, function.CloseToken + 1 - function.OpenToken);
        for (var i = function.OpenToken; i <= function.CloseToken; i++)
        {
            ref readonly var token = ref fragment.Tokens.ItemRef(i);
            if (token.InDirective)
            {
                if (fragment.Is(i, "#") && Branching(fragment, i) != Branch.None)
                    body._tokens.Add(i);
            }
            else if (token.Kind != TokenKind.Comment)
            {
                body._tokens.Add(i);
            }
        }

        return body.Match() ? body : null;
    }

    /// <summary>The token of the fragment at a place.</summary>
    public int this[int at] => at < _tokens.Count ? _tokens[at] : _fragment.Tokens.Length;

    /// <summary>What a place does to conditional compilation.</summary>
    public Branch BranchAt(int at) =>
        at < _tokens.Count && _fragment.Tokens.ItemRef(_tokens[at]).InDirective ? Branching(_fragment, _tokens[at]) : Branch.None;

    /// <summary>The bracket that belongs to the one at a place.</summary>
    public int Partner(int at) => _partner[at];

    /// <summary>The text at a place.</summary>
    public ReadOnlySpan<char> Text(int at) => at < _tokens.Count ? _fragment.Text(_tokens[at]) : [];

    /// <summary>The kind of token at a place.</summary>
    public TokenKind? Kind(int at) => at < _tokens.Count ? _fragment.Tokens.ItemRef(_tokens[at]).Kind : null;

    /// <summary>Whether a place has this text.</summary>
    public bool Is(int at, ReadOnlySpan<char> text) => at < _tokens.Count && _fragment.Is(_tokens[at], text);

    /// <summary>The tokens of the fragment from one place to the one before another.</summary>
    public TokenRange Range(int first, int end)
    {
        if (end <= first)
            return new TokenRange(this[first], this[first]);

        return new TokenRange(_tokens[first], BranchAt(end - 1) == Branch.None ? _tokens[end - 1] + 1 : this[end]);
    }

    /// <summary>The next directive that belongs to the conditional whose branch begins at a place.</summary>
    public int NextBranch(int at, int end)
    {
        var depth = 0;
        for (var i = at; i < end; i++)
        {
            switch (BranchAt(i))
            {
                case Branch.If or Branch.IfNever:
                    depth++;
                    break;

                case Branch.End when depth > 0:
                    depth--;
                    break;

                case Branch.Elif or Branch.Else or Branch.End when depth == 0:
                    return i;
            }
        }

        return end;
    }

    private static Branch Branching(CFragment fragment, int hash)
    {
        var word = hash + 1;
        while (word < fragment.Tokens.Length && fragment.Tokens[word].Kind == TokenKind.Comment)
            word++;

        if (word >= fragment.Tokens.Length || !fragment.Tokens[word].InDirective)
            return Branch.None;

        return fragment.Text(word) switch
        {
            "if" when fragment.Is(word + 1, "0") => Branch.IfNever,
            "if" or "ifdef" or "ifndef" => Branch.If,
            "elif" or "elifdef" or "elifndef" => Branch.Elif,
            "else" => Branch.Else,
            "endif" => Branch.End,
            "include" => Branch.Unknown,
            _ => Branch.None,
        };
    }

    private bool Match()
    {
        _partner = new int[_tokens.Count];
        var open = new Stack<int>();
        var depths = new Stack<int>();
        for (var at = 0; at < _tokens.Count; at++)
        {
            switch (BranchAt(at))
            {
                case Branch.If or Branch.IfNever:
                    depths.Push(open.Count);
                    continue;

                case Branch.Elif or Branch.Else when !depths.TryPeek(out var outer) || outer != open.Count:
                case Branch.End when !depths.TryPop(out var outside) || outside != open.Count:
                case Branch.Unknown:
                    return false;

                case not Branch.None:
                    continue;
            }

            if (Kind(at) != TokenKind.Punctuator)
                continue;

            var text = Text(at);
            if (text is "(" or "[" or "{")
            {
                open.Push(at);
            }
            else if (text is ")" or "]" or "}")
            {
                // what a branch opened before it, it may not close
                if (!open.TryPop(out var other) || !Fits(Text(other), text) || (depths.TryPeek(out var least) && open.Count < least))
                    return false;

                _partner[at] = other;
                _partner[other] = at;
            }
        }

        return open.Count == 0 && depths.Count == 0;
    }

    private static bool Fits(ReadOnlySpan<char> open, ReadOnlySpan<char> close) => (open[0], close[0]) is ('(', ')') or ('[', ']') or ('{', '}');
}

/// <summary>What a directive does to conditional compilation.</summary>
internal enum Branch
{
    /// <summary>Nothing, or it is no directive.</summary>
    None,

    /// <summary>Begins the first branch.</summary>
    If,

    /// <summary>Begins a first branch that is never there.</summary>
    IfNever,

    /// <summary>Begins another branch.</summary>
    Elif,

    /// <summary>Begins the last branch.</summary>
    Else,

    /// <summary>Ends the last branch.</summary>
    End,

    /// <summary>Brings in code from elsewhere.</summary>
    Unknown,
}
