using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds lines that differ in one number or one comparison alone, in patches whose log says that nothing changes.
/// </summary>
/// <param name="options">None.</param>
public sealed partial class NoFunctionalChange(RuleOptions options) : IAnalyzer
{
    private static readonly string[] Operators = ["<", ">", "<=", ">=", "==", "!=", "&&", "||", "&", "|", "+", "-"];

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from file in patch.Files
            where Claim.Match(patch.Patch.Prose) is { Success: true }
            where file is { Old: not null, New: not null }
            from run in file.Runs
            where run.Removed.Length == 1 && run.Added.Length == 1
            let change = Change(file, run)
            where change is not null
            select new Remark(patch, Place.Added(file.Path, run.Added[0].NewLine)).With("change", change);
    }

    /// <summary>The one token that differs, before and after; null when more do or it may mean the same.</summary>
    private static string? Change(FileView file, Run run)
    {
        if (file.Tokens(run) is not { IsWhole: true } tokens
            || tokens.Old.Length != tokens.New.Length
            || run.Removed[0].Text.TrimStart() is ['#' or '*' or '/', ..])
            return null;

        var differ = Enumerable.Range(0, tokens.Old.Length).Where(i => tokens.Old[i] != tokens.New[i]).ToList();
        if (differ is not [var only])
            return null;

        var (before, after) = (tokens.Old[only].Text, tokens.New[only].Text);
        return Number(before) is { } one && Number(after) is { } other
            ? one == other ? null : $"{before} became {after}"
            : Operators.Contains(before) && Operators.Contains(after) ? $"\"{before}\" became \"{after}\"" : null;
    }

    private static ulong? Number(string text)
    {
        var digits = text.TrimEnd('u', 'U', 'l', 'L');
        var isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var style = isHex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None;
        return (isHex || digits is "0" or [>= '1' and <= '9', ..])
            && ulong.TryParse(isHex ? digits[2..] : digits, style, System.Globalization.CultureInfo.InvariantCulture, out var value)
                ? value
                : null;
    }

    [GeneratedRegex(
        @"(?<![^\n.;,(] )\bno (intended |intentional )?(functional|functionality|behaviou?r(al)?) changes?\b(?! (except|but|other|for|in|on|when|with|to|unless)\b)|\bno change in (behaviou?r|functionality)\b(?! (except|but|other|for|on|when|unless)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Claim { get; }
}
