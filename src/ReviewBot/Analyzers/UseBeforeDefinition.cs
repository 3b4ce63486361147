using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds functions, members and headers that a patch uses and only a later patch of the same series defines: the tree
/// does not build in between.
/// </summary>
/// <param name="options">None.</param>
public sealed class UseBeforeDefinition(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        var series = patch.Series;
        var said = new HashSet<(int, string)>();
        foreach (var later in LaterDefinition.Of(patch))
        {
            var use = later.Kind == "header" ? Include(series, patch, later) : Use(series.Words, patch, later);
            if (use is not { } found || !said.Add((found.Patch, later.Name)))
                continue;

            yield return new Remark(series.Patches[found.Patch], Place.Added(found.File.Path, found.Line.NewLine))
                .With("what", later.Kind switch
                {
                    "header" => $"{later.Name[(later.Name.LastIndexOf('/') + 1)..]}",
                    "member" => $"The member \"{later.Name}\" of struct {later.Owner}",
                    _ => $"{later.Name}()",
                })
                .With("origin", patch.Patch.NumberedTitle);
        }
    }

    /// <summary>A file that includes a header by a path which only the later patch makes.</summary>
    private static WordUse? Include(SeriesView series, PatchView patch, LaterDefinition later)
    {
        var isPublic = later.Name.StartsWith("include/", StringComparison.Ordinal);
        var slash = later.Name.LastIndexOf('/');
        var (folder, name) = (later.Name[..Math.Max(slash, 0)], later.Name[(slash + 1)..]);
        var wanted = isPublic ? $"<{later.Name["include/".Length..]}>" : $"\"{name}\"";
        return (
            from earlier in series.Patches.Take(patch.Position)
            from file in earlier.Files
            where file.New is not null
                && file.Path.EndsWith(".c", StringComparison.Ordinal)
                && (isPublic || Folder(file.Path) == folder)
                && BuildOrder.IsBuilt(series, file.Path, patch.Position - 1)
            from run in file.Runs
            from line in run.Added
            where line.Text.StartsWith("#include", StringComparison.Ordinal)
                && line.Text["#include".Length..].Trim() == wanted
                && !IsConditional(file, line.NewLine)
                && !IsGone(series, patch.Position, file.Path, line.Text)
            select new WordUse(file, line, -1)).FirstOrDefault();
    }

    private static WordUse? Use(SeriesWords words, PatchView patch, LaterDefinition later)
    {
        var uses = words.Of(later.Name);

        // known before the later patch in any other way than as a use, it may have been there all along
        foreach (var use in uses.Where(use => use.Patch <= patch.Position && use.Line.Kind != LineKind.Added))
        {
            if (use.Patch < patch.Position || use.Line.Kind == LineKind.Removed || later.Kind == "function")
                return null;
        }

        var early = uses.Where(use => use.Patch < patch.Position).ToList();
        return early.All(use => IsUse(use, later))
            ? early.FirstOrDefault(use => use.File.Path.EndsWith(".c", StringComparison.Ordinal)
                && BuildOrder.IsBuilt(patch.Series, use.File.Path, patch.Position - 1)
                && !IsConditional(use.File, use.Line.NewLine)
                && !IsGone(patch.Series, patch.Position, use.File.Path, use.Line.Text))
            : null;
    }

    private static bool IsUse(WordUse use, LaterDefinition later)
    {
        if (use is not { Fragment: { } fragment, Line.Kind: LineKind.Added }
            || fragment.Tokens[use.Token].InDirective
            || fragment.ItemAt(use.Line.NewLine) is not CFunction function
            || function.Name == later.Name)
            return false;

        return later.Kind == "function"
            ? fragment.Is(fragment.CodeAfter(use.Token), "(") && !IsDeclaration(fragment, use.Token)
            : fragment.Is(fragment.CodeBefore(use.Token), "->")
                && fragment.CodeBefore(fragment.CodeBefore(use.Token)) is >= 0 and var variable
                && IsOf(fragment, function, variable, later.Owner);
    }

    /// <summary>In a body, a name that a type stands in front of is declared and not called.</summary>
    private static bool IsDeclaration(CFragment fragment, int token) =>
        fragment.CodeBefore(token) is >= 0 and var before
        && fragment.Tokens[before].Kind == TokenKind.Word
        && !fragment.Is(before, "return")
        && !fragment.Is(before, "else")
        && !fragment.Is(before, "do");

    /// <summary>Whether the function declares the variable as <c>struct OWNER *variable</c> and in no other way.</summary>
    private static bool IsOf(CFragment fragment, CFunction function, int variable, string owner)
    {
        if (fragment.Tokens[variable].Kind != TokenKind.Word
            || fragment.CodeBefore(variable) is var before && (fragment.Is(before, "->") || fragment.Is(before, ".")))
            return false;

        var name = fragment.Text(variable);
        for (var i = function.HeadToken; i < function.CloseToken; i++)
        {
            if (!fragment.Text(i).SequenceEqual(name) || !fragment.Is(fragment.CodeBefore(i), "*"))
                continue;

            var type = fragment.CodeBefore(fragment.CodeBefore(i));
            if (type > 0 && fragment.Is(fragment.CodeBefore(type), "struct"))
                return fragment.Is(type, owner);
        }

        // of a function that a hunk begins in, the head is in the heading
        return !function.ShowsHead
            && fragment.Raw.Section.Contains($"struct {owner} *{name}", StringComparison.Ordinal);
    }

    /// <summary>Whether the line stands in code that may be left out.</summary>
    private static bool IsConditional(FileView file, int line)
    {
        if (file.New?.At(line) is not { } fragment)
            return true;

        var depth = 0;
        for (var i = 0; i + 1 < fragment.Tokens.Length && fragment.Tokens[i].Line < line; i++)
        {
            if (!fragment.Tokens[i].InDirective || !fragment.Is(i, "#"))
                continue;

            if (fragment.Is(i + 1, "if") || fragment.Is(i + 1, "ifdef") || fragment.Is(i + 1, "ifndef"))
                depth++;
            else if (fragment.Is(i + 1, "endif"))
                depth--;
        }

        return depth > 0;
    }

    /// <summary>Whether a patch before the later one takes the line out again.</summary>
    private static bool IsGone(SeriesView series, int position, string path, string text) => series.Patches
        .Take(position)
        .SelectMany(patch => patch.Files)
        .Where(file => file.Path == path)
        .SelectMany(file => file.Runs)
        .Any(run => run.Removed.Any(line => line.Text == text));

    private static string Folder(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];
}
