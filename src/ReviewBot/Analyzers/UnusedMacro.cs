using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds a macro that a patch adds alone to a C file, and that no line of the series uses.</summary>
/// <param name="options"><c>ignore</c>: beginnings of names that what is included uses.</param>
public sealed partial class UnusedMacro(RuleOptions options) : IAnalyzer
{
    private readonly ImmutableArray<string> _ignored = options.List("ignore");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        foreach (var file in patch.Files.Where(IsOfOne))
        {
            foreach (var run in file.Runs)
            {
                if (Alone(run) is var (line, name)
                    && !_ignored.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal))
                    && !Neighbours(run).Any(Define.IsMatch)
                    && !IsSpoken(patch, name)
                    && Uses(patch.Series, name) == 1
                    && !IsBeforeIncludes(file, line.NewLine))
                    yield return new Remark(patch, Place.Added(file.Path, line.NewLine)) { Doubt = MissingPatch.MayUse(patch) }.With("name", name);
            }
        }
    }

    /// <summary>A C file that was there before, so that all that can use the macro is what is added to it.</summary>
    private static bool IsOfOne(FileView file) =>
        file.Applied.Change.Kind == ChangeKind.Modified && file.IsOfKernel && file.Path.EndsWith(".c", StringComparison.Ordinal);

    /// <summary>The only definition of a run; one of several is a part of a description, such as of registers.</summary>
    private static (DiffLine Line, string Name)? Alone(Run run) =>
        run.Added.Where(static line => Define.IsMatch(line.Text)).ToList() is [var only]
        && !run.Removed.Any(static line => Define.IsMatch(line.Text) || line.Text.EndsWith('\\'))
        && Define.Match(only.Text).Groups["name"].Value is var name
            ? (only, name)
            : null;

    /// <summary>The lines right before and behind a run.</summary>
    private static IEnumerable<string> Neighbours(Run run)
    {
        if (run.First > 0)
            yield return run.Hunk.Lines[run.First - 1].Text;

        if (run.End < run.Hunk.Lines.Length)
            yield return run.Hunk.Lines[run.End].Text;
    }

    private static bool IsSpoken(PatchView patch, string name) =>
        patch.Patch.Log.Contains(name, StringComparison.Ordinal)
        || patch.Patch.Title.Contains(name, StringComparison.Ordinal)
        || patch.Series.Applied.Series.Cover?.Text.Contains(name, StringComparison.Ordinal) == true;

    /// <summary>The lines of the series that name it, and those that may put its name together.</summary>
    private static int Uses(SeriesView series, string name) => series.Patches
        .SelectMany(static patch => patch.Files)
        .SelectMany(static file => file.Hunks)
        .SelectMany(static hunk => hunk.Lines)
        .Count(line => line.Text.Contains(name, StringComparison.Ordinal)
            || (line.Text.Contains("##", StringComparison.Ordinal) && line.Kind != LineKind.Removed));

    /// <summary>A macro above an include may be for what is included.</summary>
    private static bool IsBeforeIncludes(FileView file, int line) =>
        file.New!.At(line) is not { } fragment
        || fragment.Raw.Text.Split('\n').Skip(line - fragment.FirstLine + 1).Any(static text => text.StartsWith("#include", StringComparison.Ordinal));

    [GeneratedRegex(@"^#\s*define\s+(?<name>[A-Za-z_]\w+)(?:\([^)]*\))?[ \t]+\S")]
    private static partial Regex Define { get; }
}
