using System.Globalization;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds comments that give the number of a delay with another unit than the function has: <c>usleep_range(10, 20)</c>
/// and "10 ms".
/// </summary>
/// <param name="options">None.</param>
public sealed class UnitMismatch(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from file in patch.Files
            where file.New is not null && file.AddedLines.Count > 0
            from fragment in file.New!.Fragments
            from comment in fragment.Comments
            where comment.IsWhole && comment.LastLine - comment.FirstLine < 4
            let found = In(file, fragment, comment)
            where found is not null
            select found.Value.Remark(patch);
    }

    private static Found? In(FileView file, CFragment fragment, CComment comment)
    {
        var text = string.Join(' ', Enumerable
            .Range(comment.FirstToken, comment.LastToken - comment.FirstToken + 1)
            .Select(i => fragment.Text(i).ToString()));
        var durations = TimeUnits.In(text).ToList();
        if (durations.Count == 0 || Statements.Beside(fragment, comment.FirstToken) is not var (first, last))
            return null;

        for (var i = first; i <= last; i++)
        {
            if (fragment.Tokens[i].Kind != TokenKind.Word
                || TimeUnits.Of(fragment.Text(i).ToString()) is not var (factor, unit)
                || Arguments(fragment, i) is not { Count: > 0 } numbers)
                continue;

            // the right duration among those of the comment is enough
            if (durations.Any(said => numbers.Min() * factor <= said.Nanoseconds && said.Nanoseconds <= numbers.Max() * factor))
                return null;

            var wrong = durations.FirstOrDefault(said => numbers.Contains(said.Number));
            var line = new[] { comment.FirstLine, fragment.Tokens[i].Line }.FirstOrDefault(file.AddedLines.Contains);
            return wrong.Text is null || line == 0
                ? null
                : new Found(file.Path, line, fragment.Text(i).ToString(), unit, wrong.Text);
        }

        return null;
    }

    /// <summary>The arguments of a call when all are numbers; else none.</summary>
    private static List<decimal> Arguments(CFragment fragment, int function)
    {
        var numbers = new List<decimal>();
        var i = fragment.CodeAfter(function);
        if (!fragment.Is(i, "("))
            return [];

        for (i = fragment.CodeAfter(i); i < fragment.Tokens.Length && !fragment.Is(i, ")"); i = fragment.CodeAfter(i))
        {
            if (fragment.Is(i, ","))
                continue;

            if (!decimal.TryParse(fragment.Text(i), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return [];

            numbers.Add(number);
        }

        return numbers;
    }

    private readonly record struct Found(string Path, int Line, string Function, string Unit, string Said)
    {
        public Remark Remark(PatchView patch) => new Remark(patch, Place.Added(Path, Line))
            .With("function", Function)
            .With("unit", Unit)
            .With("said", Said);
    }
}
