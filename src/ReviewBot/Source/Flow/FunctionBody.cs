namespace ReviewBot.Source.Flow;

/// <summary>The body of a function as statements.</summary>
public sealed class FunctionBody
{
    private readonly Lazy<FlowGraph> _flow;

    private FunctionBody(CFragment fragment, CFunction function, CStatement.Block block)
    {
        (Fragment, Function, Block) = (fragment, function, block);
        _flow = new(() => FlowGraph.Of(this));
    }

    /// <summary>The tokens.</summary>
    public CFragment Fragment { get; }

    /// <summary>The function.</summary>
    public CFunction Function { get; }

    /// <summary>Its statements.</summary>
    public CStatement.Block Block { get; }

    /// <summary>Whether all statements are understood.</summary>
    public bool IsWhole => !Block.All().Any(static statement => statement is CStatement.Unknown);

    /// <summary>Which statement follows which.</summary>
    public FlowGraph Flow => _flow.Value;

    /// <summary>
    /// Reads a body; takes any tokens, and never throws. A function of which a part is not shown, or whose brackets do
    /// not match, is one <see cref="CStatement.Unknown"/>. Linear in the number of tokens.
    /// </summary>
    public static FunctionBody Of(CFragment fragment, CFunction function)
    {
        if (function is { ShowsEnd: true, OpenToken: >= 0 }
            && function.CloseToken < fragment.Tokens.Length
            && fragment.Is(function.OpenToken, "{")
            && BodyTokens.Of(fragment, function) is { } body)
            return new FunctionBody(fragment, function, new StatementReader(fragment, body).Read());

        var first = Math.Max(function.OpenToken, 0);
        var range = new TokenRange(first, Math.Max(first, Math.Min(function.CloseToken + 1, fragment.Tokens.Length)));
        return new FunctionBody(
            fragment, function, new CStatement.Block(range, [new CStatement.Unknown(range)]));
    }

    /// <summary>Reads an expression of it.</summary>
    public CExpression Read(TokenRange range) => CExpression.Read(Fragment, range);

    /// <summary>The line of the file on which a token stands.</summary>
    public int LineOf(int token) => Fragment.Tokens[token].Line;
}
