using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds new code that only helps who is looking for a bug.</summary>
/// <param name="options">None.</param>
public sealed partial class LeftoverDebug(RuleOptions options) : IAnalyzer
{
    private static readonly string[] Elsewhere = ["tools/", "samples/", "scripts/", "Documentation/"];

    private static readonly string[] Tracers = ["trace_printk", "trace_puts", "trace_dump_stack", "ftrace_dump"];

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from file in patch.Files
            where !patch.Purpose.IsRevert && !Meant.IsMatch(patch.Patch.Title)
            where file.New is not null && Considers(file.Path)
            from found in In(file, file.New!)
            select new Remark(patch, Place.Added(file.Path, found.Line)).With("problem", found.Problem);
    }

    private static bool Considers(string path) =>
        path.EndsWith(".c", StringComparison.Ordinal)
        && !path.Contains("trace", StringComparison.OrdinalIgnoreCase)
        && !path.Contains("test", StringComparison.OrdinalIgnoreCase)
        && !Elsewhere.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    private static IEnumerable<(int Line, string Problem)> In(FileView file, CSource source)
    {
        foreach (var fragment in source.Fragments)
        {
            for (var i = 0; i < fragment.Tokens.Length; i++)
            {
                if (fragment.Tokens[i] is not { Kind: TokenKind.Word, InDirective: false } token
                    || !file.AddedLines.Contains(token.Line)
                    || !fragment.Is(fragment.CodeAfter(i), "(")
                    || fragment.ItemAt(token.Line) is not CFunction)
                    continue;

                var word = fragment.Text(i).ToString();
                if (Tracers.Contains(word))
                    yield return (token.Line, $"{word}() is for debugging, and the kernel prints a banner at boot where it is built in.");
                else if (Print.IsMatch(word) && SaysOnlyWhere(fragment, i))
                    yield return (token.Line, "This message says where the code is and nothing else.");
            }
        }
    }

    /// <summary>Whether a print has no words of its own, and no values but the function and the line.</summary>
    private static bool SaysOnlyWhere(CFragment fragment, int name)
    {
        var isWhere = false;
        for (var i = fragment.CodeAfter(fragment.CodeAfter(name)); i < fragment.Tokens.Length && !fragment.Is(i, ";"); i = fragment.CodeAfter(i))
        {
            var token = fragment.Tokens[i];
            if (token.Kind == TokenKind.Quoted && Words.IsMatch(Formats.Replace(fragment.Text(i).ToString(), " ")))
                return false;

            if (token.Kind == TokenKind.Word && !fragment.Text(i).StartsWith("KERN_", StringComparison.Ordinal))
            {
                if (!fragment.Is(i, "__func__") && !fragment.Is(i, "__LINE__") && !fragment.Is(i, "__FILE__") && !fragment.Is(i, "__FUNCTION__"))
                    return false;

                isWhere = true;
            }
        }

        return isWhere;
    }

    [GeneratedRegex(@"\b(trac|debug)", RegexOptions.IgnoreCase)]
    private static partial Regex Meant { get; }

    [GeneratedRegex("^(printk|pr_(emerg|alert|crit|err|warn|notice|info|debug|devel))$")]
    private static partial Regex Print { get; }

    [GeneratedRegex(@"%[-+ #0-9.*hlzjt]*[a-zA-Z]|\\[a-z]")]
    private static partial Regex Formats { get; }

    [GeneratedRegex(@"[A-Za-z]{2}")]
    private static partial Regex Words { get; }
}
