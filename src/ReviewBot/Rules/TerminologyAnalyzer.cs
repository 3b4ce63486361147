using System.Text;
using ReviewBot.Source;

namespace ReviewBot.Rules;

/// <summary>Finds new words that stand beside code which means something else.</summary>
/// <param name="check">The words and the code.</param>
public sealed class TerminologyAnalyzer(Check.Terminology check) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch) =>
        patch.Files.SelectMany(file => InFile(patch, file)).Concat(InLog(patch));

    private IEnumerable<Remark> InFile(PatchView patch, FileView file)
    {
        if (file.New is not { } source)
            yield break;

        var added = file.AddedLines;
        foreach (var fragment in source.Fragments)
        {
            for (var i = 0; i < fragment.Tokens.Length; i++)
            {
                var token = fragment.Tokens[i];
                if (!Counts(fragment, i)
                    || !added.Contains(token.Line)
                    || check.Term.Match(fragment.Text(i).ToString()) is not { Success: true } term
                    || IsTakenBack(fragment, i))
                    continue;

                if (CodeBeside(fragment, i) is var (code, line))
                {
                    var remark = new Remark(
                        patch, Place.Added(file.Path, token.Line))
                    { Related = [Place.Added(file.Path, line)] };
                    yield return Describe(remark, term.Value, code);
                }
            }
        }
    }

    /// <summary>The log speaks of all that the patch changes.</summary>
    private IEnumerable<Remark> InLog(PatchView patch)
    {
        if (!check.In.Contains(TermScope.Log) && !check.In.Contains(TermScope.Subject))
            yield break;

        var code = patch.Files.SelectMany(file => file.Runs).SelectMany(run => run.Added)
            .Select(line => check.Beside.Match(line.Text)).FirstOrDefault(match => match.Success);
        if (code is null)
            yield break;

        if (check.Unless is { } unless && (unless.Match(patch.Patch.Log).Success || unless.Match(patch.Patch.Title).Success))
            yield break;

        if (check.In.Contains(TermScope.Subject) && check.Term.Match(patch.Patch.Title) is { Success: true } inTitle)
            yield return Describe(
                new Remark(
                    patch, new Place(
                        null, Side.New, patch.Patch.LogLine, patch.Patch.LogLine)), inTitle.Value, code.Value);

        if (!check.In.Contains(TermScope.Log))
            yield break;

        var line = patch.Patch.LogLine;
        foreach (var text in patch.Patch.Log.Split('\n'))
        {
            if (check.Term.Match(text) is { Success: true } inLog)
                yield return Describe(
                    new Remark(patch, new Place(null, Side.New, line, line)), inLog.Value, code.Value);

            line++;
        }
    }

    private Remark Describe(Remark remark, string term, string code) =>
        remark.With("term", term).With("prefer", check.Prefer).With("code", code);

    private bool Counts(CFragment fragment, int token) => fragment.Tokens[token].Kind switch
    {
        TokenKind.Comment => check.In.Contains(TermScope.Comment)
            || (check.In.Contains(TermScope.KernelDoc) && CommentAround(fragment, token) is { IsKernelDoc: true }),
        TokenKind.Quoted => check.In.Contains(TermScope.Literal),
        _ => false,
    };

    private bool IsTakenBack(CFragment fragment, int token)
    {
        if (check.Unless is null)
            return false;

        // a word may stand on one line of the comment, and what takes it back on the next
        var (first, last) = CommentAround(fragment, token) is { } comment
            ? (comment.FirstToken, comment.LastToken)
            : (token, token);
        var text = string.Join(' ', Enumerable.Range(first, last - first + 1).Select(i => fragment.Text(i).ToString()));
        return check.Unless.Match(text).Success;
    }

    /// <summary>The code that the word must stand beside, the nearest match first.</summary>
    private (string Code, int Line)? CodeBeside(CFragment fragment, int token)
    {
        if (Reach(fragment, token) is not var (first, end))
            return null;

        var line = fragment.Tokens[token].Line;
        var code = new StringBuilder();
        var lines = new List<(int Offset, int Line)>();
        for (var i = first; i < end; i++)
        {
            if (fragment.Tokens[i].Kind is TokenKind.Comment or TokenKind.Quoted)
                continue;

            if (code.Length > 0 && char.IsAsciiLetterOrDigit(code[^1]) && fragment.Tokens[i].Kind == TokenKind.Word)
                code.Append(' ');

            lines.Add((code.Length, fragment.Tokens[i].Line));
            code.Append(fragment.Text(i));
        }

        var matches = check.Beside.Matches(code.ToString())
            .Select(match => (match.Value, lines.Last(at => at.Offset <= match.Index).Line))
            .OrderBy(match => Math.Abs(match.Line - line));
        return matches.Select(match => ((string, int)?)match).FirstOrDefault();
    }

    /// <summary>The tokens in which the code counts, end exclusive; null when the word stands beside none.</summary>
    private (int First, int End)? Reach(CFragment fragment, int token)
    {
        if (check.Within == TermReach.Statement)
            return Statements.Beside(fragment, token) is var (first, last) ? (first, last + 1) : null;

        var line = fragment.Tokens[token].Line;
        var item = fragment.ItemAt(line) ?? fragment.Items.FirstOrDefault(item => item.FirstLine > line);
        return item is CFunction function && (item.FirstLine <= line || IsRightAbove(fragment, line, function))
            ? fragment.Range(Math.Max(function.FirstLine, fragment.FirstLine), function.LastLine)
            : null;
    }

    private static CComment? CommentAround(CFragment fragment, int token) =>
        fragment.Comments.FirstOrDefault(comment => comment.FirstToken <= token && token <= comment.LastToken);

    private static bool IsRightAbove(CFragment fragment, int line, CFunction function) =>
        fragment.Comments.Any(comment => comment.FirstLine <= line && line <= comment.LastLine
            && fragment.CodeAfter(comment.LastToken) == function.HeadToken);
}
