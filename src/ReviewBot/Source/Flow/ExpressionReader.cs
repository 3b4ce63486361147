using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>Reads expressions by the strength of their operators; null inside stands for what is not understood.</summary>
internal sealed class ExpressionReader
{
    private const int MostDepth = 60;

    // a + a + a and a->a->a: each link is one level more for whoever walks the expression
    private const int MostLinks = 1000;

    private readonly CFragment _fragment;
    private readonly int _end;
    private int _at;
    private int _last; // the token read before the one at hand
    private int _depth;
    private int _links;

    private ExpressionReader(CFragment fragment, TokenRange range)
    {
        (_fragment, _end) = (fragment, range.End);
        _last = range.First - 1;
        _at = fragment.CodeAfter(_last);
    }

    public static CExpression Read(CFragment fragment, TokenRange range)
    {
        if (range.IsEmpty || HasDirective(fragment, range))
            return new CExpression.Unknown(range);

        var reader = new ExpressionReader(fragment, range);
        return reader.Comma() is { } whole && reader._at >= range.End ? whole : new CExpression.Unknown(range);
    }

    private static bool HasDirective(CFragment fragment, TokenRange range)
    {
        foreach (var token in fragment.Tokens.AsSpan(range.First, range.End - range.First))
        {
            if (token.InDirective)
                return true;
        }

        return false;
    }

    private bool IsAt(ReadOnlySpan<char> text) => _at < _end && _fragment.Is(_at, text);

    private TokenKind? Kind => _at < _end ? _fragment.Tokens[_at].Kind : null;

    private int Next()
    {
        _last = _at;
        _at = _fragment.CodeAfter(_at);
        return _last;
    }

    private bool Take(ReadOnlySpan<char> text)
    {
        if (!IsAt(text))
            return false;

        Next();
        return true;
    }

    private TokenRange Since(int first) => new(first, _last + 1);

    private CExpression? Comma()
    {
        var start = _at;
        var first = Assignment();
        if (first is null || !IsAt(","))
            return first;

        var parts = ImmutableArray.CreateBuilder<CExpression>();
        parts.Add(first);
        while (Take(","))
        {
            if (Assignment() is not { } next)
                return null;

            parts.Add(next);
        }

        return new CExpression.Comma(Since(start), parts.DrainToImmutable());
    }

    private CExpression? Assignment()
    {
        if (++_depth > MostDepth)
            return null;

        var start = _at;
        var left = Conditional();
        if (left is not null && _at < _end && Operators.Assignment(_fragment.Text(_at)) is { } assigns)
        {
            Next();
            left = Assignment() is { } value ? new CExpression.Assign(Since(start), assigns, left, value) : null;
        }

        _depth--;
        return left;
    }

    private CExpression? Conditional()
    {
        var start = _at;
        var condition = Binary(1);
        if (condition is null || !Take("?"))
            return condition;

        var then = IsAt(":") ? condition : Comma();
        if (then is null || !Take(":") || ++_depth > MostDepth)
            return null;

        var otherwise = Conditional();
        _depth--;
        return otherwise is null ? null : new CExpression.Conditional(Since(start), condition, then, otherwise);
    }

    private CExpression? Binary(int weakest)
    {
        var start = _at;
        var left = Unary();
        while (left is not null && _at < _end && Operators.Binary(_fragment.Text(_at)) is var (sign, strength) && strength >= weakest)
        {
            Next();
            left = ++_links <= MostLinks && Binary(strength + 1) is { } right
                ? new CExpression.Binary(Since(start), sign, left, right)
                : null;
        }

        return left;
    }

    private CExpression? Unary()
    {
        if (Kind is null || ++_depth > MostDepth)
            return null;

        var read = Prefixed();
        _depth--;
        return read;
    }

    private CExpression? Prefixed()
    {
        var start = _at;
        if (Kind == TokenKind.Punctuator && Operators.Unary(_fragment.Text(start)) is { } sign)
        {
            Next();
            return Unary() is { } operand ? new CExpression.Unary(Since(start), sign, operand) : null;
        }

        if (Kind == TokenKind.Word && _fragment.Text(start) is "sizeof" or "__alignof__" or "_Alignof")
            return SizeOf();

        if (Take("__extension__"))
            return Unary();

        if (IsAt("(") && Close(start) is var close && close < _end && TypeNames.IsCast(_fragment, start, close, _end))
        {
            var type = new TokenRange(_fragment.CodeAfter(start), close);
            Skip(close);
            var value = IsAt("{") ? Braces() : Unary();
            return value is null ? null : new CExpression.Cast(Since(start), type, value);
        }

        return Primary() is { } primary ? Postfixed(start, primary) : null;
    }

    private CExpression.SizeOf? SizeOf()
    {
        var start = Next();
        if (!IsAt("("))
            return Unary() is { } operand ? new CExpression.SizeOf(Since(start), operand.Range) : null;

        var open = _at;
        var close = Close(open);
        if (close >= _end)
            return null;

        Skip(close);
        var of = new TokenRange(open + 1, close);
        while (IsAt("->") || IsAt(".") || IsAt("[")) // sizeof (x)->y
        {
            var last = IsAt("[") ? Close(_at) : _fragment.CodeAfter(_at);
            if (last >= _end)
                return null;

            Skip(last);
            of = new TokenRange(open, last + 1);
        }

        return new CExpression.SizeOf(Since(start), of);
    }

    private CExpression? Primary()
    {
        switch (Kind)
        {
            case TokenKind.Number or TokenKind.Character:
                return new CExpression.Literal(Next(), _fragment.Spelling(_last));

            case TokenKind.Quoted:
                return Text(_at);

            case TokenKind.Word when _fragment.Text(_at) is "return" or "goto" or "if" or "else" or "while" or "for"
                or "do" or "switch" or "case" or "default" or "break" or "continue":
                return null;

            case TokenKind.Word:
                var word = Next();
                return Kind == TokenKind.Quoted ? Text(word) : new CExpression.Name(word, _fragment.Spelling(word));

            case TokenKind.Punctuator when IsAt("("):
                return Parenthesized();

            default:
                return null;
        }
    }

    private CExpression.Text Text(int start)
    {
        while (Kind is TokenKind.Quoted or TokenKind.Word)
            Next();

        return new CExpression.Text(Since(start));
    }

    private CExpression? Parenthesized()
    {
        var open = Next();
        if (IsAt("{"))
        {
            var close = Close(open);
            if (close >= _end)
                return null;

            Skip(close);
            return new CExpression.Unknown(Since(open));
        }

        return Comma() is { } inside && Take(")") ? inside : null;
    }

    private CExpression? Postfixed(int start, CExpression value)
    {
        while (Kind == TokenKind.Punctuator)
        {
            if (++_links > MostLinks)
                return null;

            if (IsAt("("))
            {
                if (Arguments() is not { } arguments)
                    return null;

                value = new CExpression.Call(Since(start), value, arguments);
            }
            else if (Take("["))
            {
                if (Comma() is not { } at || !Take("]"))
                    return null;

                value = new CExpression.Index(Since(start), value, at);
            }
            else if (IsAt("->") || IsAt("."))
            {
                var arrow = IsAt("->");
                Next();
                if (Kind != TokenKind.Word)
                    return null;

                var field = _fragment.Text(Next()).ToString();
                value = new CExpression.Member(Since(start), value, field, arrow);
            }
            else if (IsAt("++") || IsAt("--"))
            {
                var sign = IsAt("++") ? "++" : "--";
                Next();
                value = new CExpression.Unary(Since(start), sign, value, IsPostfix: true);
            }
            else
            {
                break;
            }
        }

        return value;
    }

    /// <summary>Each argument by itself, so that a type or a piece of code among them leaves the others readable.</summary>
    private ImmutableArray<CExpression>? Arguments()
    {
        Next();
        if (Take(")"))
            return [];

        var arguments = ImmutableArray.CreateBuilder<CExpression>();
        do
        {
            var (start, before, depth) = (_at, _last, _depth);
            var argument = Assignment();
            if (argument is null || !(IsAt(",") || IsAt(")")))
            {
                (_at, _last, _depth) = (start, before, depth);
                if (!SkipArgument())
                    return null;

                argument = new CExpression.Unknown(Since(start));
            }

            arguments.Add(argument);
        }
        while (Take(","));
        return Take(")") ? arguments.DrainToImmutable() : null;
    }

    private bool SkipArgument()
    {
        var depth = 0;
        for (; _at < _end; Next())
        {
            if (_fragment.Tokens[_at].Kind != TokenKind.Punctuator)
                continue;

            switch (_fragment.Text(_at))
            {
                case "," or ")" when depth == 0:
                    return true;

                case "(" or "[" or "{":
                    depth++;
                    break;

                case ")" or "]" or "}":
                    depth--;
                    break;
            }
        }

        return false;
    }

    private CExpression.Unknown? Braces()
    {
        var open = _at;
        var close = Close(open);
        if (close >= _end)
            return null;

        Skip(close);
        return new CExpression.Unknown(Since(open));
    }

    private void Skip(int last)
    {
        _last = last;
        _at = _fragment.CodeAfter(last);
    }

    /// <summary>The bracket that closes the one at <paramref name="open"/>; the end of the range when none does.</summary>
    private int Close(int open)
    {
        var depth = 0;
        for (var i = open; i < _end; i = _fragment.CodeAfter(i))
        {
            if (_fragment.Tokens[i].Kind != TokenKind.Punctuator)
                continue;

            if (_fragment.Text(i) is "(" or "[" or "{")
                depth++;
            else if (_fragment.Text(i) is ")" or "]" or "}" && --depth == 0)
                return i;
        }

        return _end;
    }
}
