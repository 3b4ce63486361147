using System.Collections.Immutable;
using ReviewBot.Source.Flow;
using ReviewBot.Trees;

namespace ReviewBot.Source.Contracts;

/// <summary>
/// Finds macros that stand for a call. It looks for them in the text, since most headers hold nothing else and need
/// not be lexed then. Names in capitals are left out: they are constants.
/// </summary>
internal static class MacroReader
{
    private const int LongestBody = 300;

    /// <summary>Adds the macros of a file.</summary>
    public static void Read(string text, NameList names, ImmutableArray<FunctionSummary>.Builder functions)
    {
        var (line, counted) = (1, 0);
        for (var at = text.IndexOf("define", StringComparison.Ordinal); at >= 0; at = text.IndexOf("define", at + 6, StringComparison.Ordinal))
        {
            if (!IsDirective(text, at))
                continue;

            var name = Skip(text, at + 6);
            var end = name;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;

            if (end == name || end >= text.Length || !text.AsSpan(name, end - name).ContainsAnyInRange('a', 'z'))
                continue;

            line += text.AsSpan(counted, at - counted).Count('\n');
            counted = at;
            if (Macro(text, name, end, line, names) is { } macro)
                functions.Add(macro);
        }
    }

    private static bool IsDirective(string text, int at)
    {
        do
        {
            at--;
        }
        while (at >= 0 && text[at] is ' ' or '\t');
        return at >= 0 && text[at] == '#' && (at == 0 || text[at - 1] is '\n' or ' ' or '\t');
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;

        return at;
    }

    private static FunctionSummary? Macro(string text, int name, int end, int line, NameList names)
    {
        var spelling = text[name..end];
        var start = end;
        var isCall = text[end] == '(';
        if (isCall)
        {
            start = text.IndexOf(')', end) + 1;
            if (start == 0)
                return null;
        }

        var body = Body(text, start);
        var isAlias = !isCall && IsName(body) && body.ContainsAnyInRange('a', 'z') && !body.SequenceEqual(spelling);
        if (!isCall && !isAlias)
            return null;

        var summary = new FunctionSummary(
            names.PlaceOf(spelling), line, DefinitionForm.Macro, ResultType.Other, DocHints.None, 0, IsWhole: false, []);
        if (isAlias)
            return summary with { IsWhole = true, Returns = [new(line, ReturnValue.Of(names.PlaceOf(body.ToString())))] };

        if (body.Length > LongestBody || !body.Contains('(') || body.IndexOf("({", StringComparison.Ordinal) >= 0 || body.StartsWith("do", StringComparison.Ordinal))
            return summary;

        var fragment = new CFragment(new Fragment(line, body.ToString().Replace("\\\n", " ", StringComparison.Ordinal), ""), isWhole: true);
        var value = CExpression.Read(fragment, new TokenRange(0, fragment.Tokens.Length));
        return value is CExpression.Call { Callee: { } callee } && callee != spelling
            ? summary with { IsWhole = true, Returns = [new(line, new Evaluation(fragment, Locals.None, names.PlaceOf).Of(value, PathState.Empty))] }
            : summary;
    }

    private static ReadOnlySpan<char> Body(string text, int start)
    {
        var end = start;
        for (var from = start; ; from = end + 1)
        {
            end = from < text.Length ? text.IndexOf('\n', from) : -1;
            if (end < 0)
                end = text.Length;

            if (end == text.Length || end == start || text[end - 1] != '\\')
                break;
        }

        return text.AsSpan(start, end - start).Trim();
    }

    private static bool IsName(ReadOnlySpan<char> body)
    {
        foreach (var c in body)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }

        return !body.IsEmpty && !char.IsAsciiDigit(body[0]);
    }
}
