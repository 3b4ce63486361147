using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>
/// Reads statements. What it does not understand costs the rest of the innermost block, which becomes
/// <see cref="CStatement.Unknown"/>.
/// </summary>
internal sealed class StatementReader(CFragment fragment, BodyTokens body)
{
    private const int MostDepth = 120;

    private int _at;
    private int _depth;

    /// <summary>Reads the body, whose first token is its opening brace.</summary>
    public CStatement.Block Read() => Block();

    private CStatement.Block Block()
    {
        var open = _at++;
        var close = body.Partner(open);
        var statements = ImmutableArray.CreateBuilder<CStatement>();
        if (!List(statements, close))
        {
            // a statement that could not be read was not added, and _at is where it began
            statements.Add(new CStatement.Unknown(body.Range(_at, close)));
        }

        _at = close + 1;
        return new CStatement.Block(body.Range(open, _at), statements.DrainToImmutable());
    }

    /// <summary>Reads statements up to a place; false, at the place of the trouble, when one is not understood.</summary>
    private bool List(ImmutableArray<CStatement>.Builder statements, int end)
    {
        while (_at < end)
        {
            var start = _at;
            if (Statement(end) is not { } statement)
            {
                _at = start;
                return false;
            }

            statements.Add(statement);
        }

        return _at == end;
    }

    private CStatement? Statement(int end)
    {
        if (_at >= end || _depth >= MostDepth)
            return null;

        _depth++;
        var statement = Any(end);
        _depth--;
        return statement;
    }

    /// <summary>A statement that belongs to another; labels before it make a block of it.</summary>
    private CStatement? Inner(int end)
    {
        var start = _at;
        if (Statement(end) is not { } statement)
            return null;

        if (statement is not (CStatement.Label or CStatement.Case))
            return statement;

        var all = ImmutableArray.CreateBuilder<CStatement>();
        for (; statement is CStatement.Label or CStatement.Case; statement = Statement(end))
            all.Add(statement);

        if (statement is null)
            return null;

        all.Add(statement);
        return new CStatement.Block(body.Range(start, _at), all.DrainToImmutable());
    }

    private CStatement? Any(int end)
    {
        if (body.BranchAt(_at) != Branch.None)
            return body.BranchAt(_at) is Branch.If or Branch.IfNever ? Configured(end) : null;

        if (body.Kind(_at) != TokenKind.Word)
        {
            if (body.Is(_at, "{"))
                return Block();

            return body.Is(_at, ";") ? new CStatement.Empty(body.Range(_at, ++_at)) : Simple(end);
        }

        switch (body.Text(_at))
        {
            case "if":
                return If(end);

            case "while" or "switch":
                return Headed(end);

            case "for":
                return For(end);

            case "do":
                return Do(end);

            case "case" or "default":
                return Case(end);

            case "goto":
                return Goto(end);

            case "return":
                var start = _at;
                return Semicolon(end) is { } semicolon
                    ? new CStatement.Return(body.Range(start, _at), body.Range(start + 1, semicolon))
                    : null;

            case "break" when body.Is(_at + 1, ";"):
                return new CStatement.Break(body.Range(_at, _at += 2));

            case "continue" when body.Is(_at + 1, ";"):
                return new CStatement.Continue(body.Range(_at, _at += 2));

            case "else" or "break" or "continue":
                return null;

            case "asm" or "__asm__" or "__asm" or "asm_volatile_goto" or "asm_goto_output":
                return Assembler(end);

            case "__attribute__" when body.Is(_at + 1, "("):
                return Attribute(end);
        }

        if (body.Is(_at + 1, ":"))
        {
            var name = body.Text(_at).ToString();
            return new CStatement.Label(body.Range(_at, _at += 2), name);
        }

        if (body.Is(_at + 1, "("))
        {
            var behind = body.Partner(_at + 1) + 1;
            if (body.Is(behind, "{") || (IsLoopName(body.Text(_at)) && !body.Is(behind, ";")))
                return MacroLoop(behind, end);
        }

        return Simple(end);
    }

    private static bool IsLoopName(ReadOnlySpan<char> name) =>
        name.Contains("for_each", StringComparison.OrdinalIgnoreCase)
        || name.Contains("foreach", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_for_every", StringComparison.Ordinal);

    /// <summary>Moves behind the head in parentheses at <see cref="_at"/> plus one; null when there is none.</summary>
    private TokenRange? Head()
    {
        if (!body.Is(_at + 1, "("))
            return null;

        var open = _at + 1;
        var close = body.Partner(open);
        _at = close + 1;
        return body.Range(open + 1, close);
    }

    private CStatement.If? If(int end)
    {
        var start = _at;
        if (Head() is not { } condition || Inner(end) is not { } then)
            return null;

        if (!body.Is(_at, "else"))
            return new CStatement.If(body.Range(start, _at), condition, then, null);

        _at++;
        return Inner(end) is { } otherwise
            ? new CStatement.If(body.Range(start, _at), condition, then, otherwise)
            : null;
    }

    private CStatement? Headed(int end)
    {
        var start = _at;
        var isLoop = body.Is(_at, "while");
        if (Head() is not { } head || Inner(end) is not { } inner)
            return null;

        var range = body.Range(start, _at);
        return isLoop
            ? new CStatement.Loop(range, LoopKind.While, head, inner) { Condition = head }
            : new CStatement.Switch(range, head, inner);
    }

    private CStatement.Loop? Do(int end)
    {
        var start = _at++;
        if (Inner(end) is not { } inner || !body.Is(_at, "while") || Head() is not { } head || !body.Is(_at, ";"))
            return null;

        _at++;
        return new CStatement.Loop(body.Range(start, _at), LoopKind.Do, head, inner) { Condition = head };
    }

    private CStatement.Loop? For(int end)
    {
        var (start, open) = (_at, _at + 1);
        if (Head() is not { } head)
            return null;

        var close = body.Partner(open);
        _at = open + 1;
        var first = body.Is(_at, ";") ? null : Simple(close);
        if (first is null)
        {
            if (!body.Is(_at, ";"))
                return null;

            _at++;
        }

        var condition = _at;
        if (Semicolon(close) is not { } semicolon)
            return null;

        _at = close + 1;
        return Inner(end) is { } inner
            ? new CStatement.Loop(body.Range(start, _at), LoopKind.For, head, inner)
            {
                Start = first,
                Condition = body.Range(condition, semicolon),
                Step = body.Range(semicolon + 1, close),
            }
            : null;
    }

    private CStatement.Loop? MacroLoop(int behind, int end)
    {
        var start = _at;
        var name = body.Text(_at).ToString();
        var head = body.Range(_at + 2, behind - 1);
        _at = behind;
        var kind = name.StartsWith("scoped_", StringComparison.Ordinal) ? LoopKind.Once : LoopKind.Macro;
        return Inner(end) is { } inner
            ? new CStatement.Loop(body.Range(start, _at), kind, head, inner) { Macro = name }
            : null;
    }

    private CStatement.Case? Case(int end)
    {
        var start = _at++;
        for (var choices = 0; _at < end && body.BranchAt(_at) == Branch.None; _at++)
        {
            if (body.Is(_at, "(") || body.Is(_at, "[") || body.Is(_at, "{"))
                _at = body.Partner(_at);
            else if (body.Is(_at, "?"))
                choices++;
            else if (body.Is(_at, ":") && choices-- == 0)
                return new CStatement.Case(body.Range(start, _at + 1), body.Range(start + 1, _at++));
            else if (body.Is(_at, ";"))
                return null;
        }

        return null;
    }

    private CStatement.Goto? Goto(int end)
    {
        var start = _at;
        if (Semicolon(end) is not { } semicolon)
            return null;

        var isPlain = semicolon == start + 2 && body.Kind(start + 1) == TokenKind.Word;
        return new CStatement.Goto(body.Range(start, _at), isPlain ? body.Text(start + 1).ToString() : null);
    }

    private CStatement? Assembler(int end)
    {
        var (start, jumps) = (_at, body.Text(_at).Contains("goto", StringComparison.Ordinal));
        for (; _at < end && body.Kind(_at) == TokenKind.Word; _at++)
            jumps |= body.Is(_at, "goto") || body.Is(_at, "__goto__");

        if (Semicolon(end) is not { } semicolon)
            return null;

        var range = body.Range(start, _at);
        return jumps ? new CStatement.Unknown(range) : new CStatement.Expression(range, body.Range(start, semicolon));
    }

    private CStatement? Attribute(int end)
    {
        var start = _at;
        _at = body.Partner(_at + 1) + 1;
        if (body.Is(_at, ";"))
            return new CStatement.Empty(body.Range(start, ++_at));

        return Any(end);
    }

    /// <summary>A declaration or an expression, with its semicolon.</summary>
    private CStatement? Simple(int end)
    {
        var start = _at;
        if (Semicolon(end) is not { } semicolon)
            return null;

        var range = body.Range(start, _at);
        return DeclarationReader.Read(fragment, body, start, semicolon, range) is { } declaration
            ? declaration
            : new CStatement.Expression(range, body.Range(start, semicolon));
    }

    /// <summary>Moves behind the next semicolon outside brackets and gives its place; null when there is none.</summary>
    private int? Semicolon(int end)
    {
        for (var start = _at; _at < end; _at++)
        {
            if (body.BranchAt(_at) != Branch.None)
                return null;

            // a macro without a semicolon stands before another statement, and what it does with it is not known
            if (body.Kind(_at) == TokenKind.Word && _at > start && TypeNames.IsStatement(body.Text(_at)))
                return null;

            if (body.Kind(_at) != TokenKind.Punctuator)
                continue;

            var text = body.Text(_at);
            if (text is ";")
                return _at++;

            if (text is not ("(" or "[" or "{"))
                continue;

            var close = body.Partner(_at);
            for (var i = _at; i < close; i++)
            {
                if (body.BranchAt(i) != Branch.None)
                    return null;
            }

            _at = close;
        }

        return null;
    }

    private CStatement.Configured? Configured(int end)
    {
        var start = _at;
        var branches = ImmutableArray.CreateBuilder<CStatement.Block>();
        for (var branch = body.BranchAt(_at); branch != Branch.End; branch = body.BranchAt(_at))
        {
            var first = ++_at;
            var last = body.NextBranch(_at, end);
            if (last >= end)
                return null;

            if (branch == Branch.IfNever)
            {
                _at = last;
            }
            else
            {
                var statements = ImmutableArray.CreateBuilder<CStatement>();
                if (!List(statements, last))
                    return null;

                branches.Add(new CStatement.Block(body.Range(first, last), statements.DrainToImmutable()));
            }

            if (body.BranchAt(last) == Branch.End)
            {
                _at = last + 1;
                return new CStatement.Configured(body.Range(start, _at), branches.DrainToImmutable(), branch == Branch.Else);
            }
        }

        return null;
    }
}
