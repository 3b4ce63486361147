using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>Tells declarations from expressions, and reads what they declare.</summary>
internal static class DeclarationReader
{
    /// <summary>The declaration from one place to the semicolon at another; null when it is none.</summary>
    public static CStatement.Declaration? Read(
        CFragment fragment, BodyTokens body, int start, int semicolon, TokenRange range)
    {
        if (body.Kind(start) != TokenKind.Word || !Begins(body, start, semicolon))
            return null;

        var name = FirstName(body, start, semicolon);
        var declarators = ImmutableArray.CreateBuilder<Declarator>();
        var type = body.Range(start, name.Stars);
        for (var at = name.Stars; at < semicolon; at++)
        {
            var stop = Until(body, at, semicolon);
            if (Declarator(fragment, body, at, stop) is { } declarator)
                declarators.Add(declarator);

            at = stop;
        }

        return new CStatement.Declaration(range, type, declarators.DrainToImmutable());
    }

    private static bool Begins(BodyTokens body, int start, int semicolon)
    {
        if (TypeNames.IsKeyword(body.Text(start)))
            return true;

        var at = start + 1;
        if (body.Kind(at) == TokenKind.Word && at < semicolon)
            return true;

        while (body.Is(at, "*"))
            at++;

        // `a * b;` computes nothing, so it declares
        return at > start + 1
            && at < semicolon
            && body.Kind(at) == TokenKind.Word
            && (at + 1 >= semicolon || body.Text(at + 1) is "=" or "," or "[" || body.Kind(at + 1) == TokenKind.Word);
    }

    /// <summary>Where the first declarator begins: at its stars, or its name, or its parenthesis.</summary>
    private static (int Stars, int Name) FirstName(BodyTokens body, int start, int semicolon)
    {
        var last = -1;
        for (var i = start; i < semicolon; i++)
        {
            var text = body.Text(i);
            if (body.Kind(i) == TokenKind.Word)
            {
                if (i + 1 < semicolon && text is "typeof" or "__typeof__" or "__typeof" or "typeof_member" or "__attribute__" or "__aligned" && body.Is(i + 1, "("))
                    i = body.Partner(i + 1);
                else if (text is "struct" or "union" or "enum")
                    i = body.Is(i + 1, "{") ? i : i + 1;
                else if (!TypeNames.IsKeyword(text))
                    last = i;
            }
            else if (text is "{")
            {
                i = body.Partner(i);
            }
            else if (text is "*")
            {
                return (i, last);
            }
            else
            {
                return text is "(" && last < 0 ? (i, i) : (last < 0 ? semicolon : last, last);
            }
        }

        return (last < 0 ? semicolon : last, last);
    }

    private static int Until(BodyTokens body, int at, int semicolon)
    {
        for (; at < semicolon && !body.Is(at, ","); at++)
        {
            if (body.Text(at) is "(" or "[" or "{")
                at = body.Partner(at);
        }

        return at;
    }

    private static Declarator? Declarator(CFragment fragment, BodyTokens body, int start, int end)
    {
        var (at, stars) = (start, 0);
        var name = -1;
        for (; at < end && name < 0; at++)
        {
            var text = body.Text(at);
            if (text is "*")
                stars++;
            else if (text is "(")
                return Pointer(fragment, body, at, end);
            else if (body.Kind(at) != TokenKind.Word)
                return null;
            else if (!TypeNames.IsKeyword(text) && !(IsAttribute(body, at, end) && at + 1 < end && body.Kind(at + 1) == TokenKind.Word))
                name = at;
        }

        if (name < 0)
            return null;

        var assign = Equal(body, at, end);
        return new Declarator(
            body.Text(name).ToString(),
            body[name],
            stars,
            body.Range(at, assign),
            body.Range(Math.Min(assign + 1, end), end));
    }

    /// <summary><c>(*name)(parameters)</c>, <c>(*name)[8]</c>.</summary>
    private static Declarator? Pointer(CFragment fragment, BodyTokens body, int open, int end)
    {
        var close = body.Partner(open);
        for (var i = open + 1; i < close; i++)
        {
            if (body.Kind(i) != TokenKind.Word || TypeNames.IsKeyword(body.Text(i)))
                continue;

            var assign = Equal(body, close + 1, end);
            return new Declarator(
                fragment.Text(body[i]).ToString(),
                body[i],
                1,
                body.Range(close + 1, assign),
                body.Range(Math.Min(assign + 1, end), end));
        }

        return null;
    }

    private static int Equal(BodyTokens body, int at, int end)
    {
        for (; at < end && !body.Is(at, "="); at++)
        {
            if (body.Text(at) is "(" or "[" or "{")
                at = body.Partner(at);
        }

        return at;
    }

    private static bool IsAttribute(BodyTokens body, int at, int end) =>
        at < end && body.Text(at).StartsWith("__", StringComparison.Ordinal);
}
