using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds patches whose title says that something is removed, and that leave it, or add it elsewhere.</summary>
/// <param name="options">None.</param>
public sealed partial class LogRemoves(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        if (Title.Match(patch.Patch.Title) is not { Success: true } title)
            yield break;

        var name = title.Groups["name"].Value;
        var isCall = title.Groups["call"].Success;
        var found = patch.Files
            .Where(file => file.New is not null)
            .SelectMany(file => Left(file, name, isCall).Take(1))
            .FirstOrDefault();
        if (found is null)
            yield break;

        yield return new Remark(patch, found)
            .With("title", title.Groups["claim"].Value)
            .With("name", isCall ? $"{name}()" : name);
    }

    /// <summary>New lines that define what is said to go: a member, a macro, or a function.</summary>
    private static IEnumerable<Place> Left(FileView file, string name, bool isCall)
    {
        foreach (var (_, item) in file.New!.Items)
        {
            if (item is CFunction { ShowsHead: true } && isCall && item.Name == name && file.AddedLines.Contains(item.FirstLine)
                && (file.Old is null || !file.Old.Items.Any(old => old.Item.Name == name)))
                yield return Place.Added(file.Path, item.FirstLine);

            if (item is not CType { Name.Length: > 0 } type || isCall)
                continue;

            foreach (var member in type.Members.Where(member =>
                member.LastName == name && file.AddedLines.Contains(member.Line) && !Had(file, type, name)))
            {
                if (IsMoved(file, member.Line))
                    yield return Place.Added(file.Path, member.Line);
            }
        }
    }

    /// <summary>The very line that goes in one place comes in another: another type is another thing.</summary>
    private static bool IsMoved(FileView file, int line)
    {
        var text = file.Runs.SelectMany(run => run.Added).First(added => added.NewLine == line).Text.Trim();
        return file.Patch.Files.SelectMany(other => other.Runs).SelectMany(run => run.Removed)
            .Any(removed => removed.Text.Trim() == text);
    }

    private static bool Had(FileView file, CType type, string name) => file.Old is { } before
        && before.Items.Select(item => item.Item).OfType<CType>()
            .Any(old => old.Name == type.Name && old.Members.Any(member => member.LastName == name));

    [GeneratedRegex(
        @"(^|:\s*)(?<claim>(remove|drop|delete|get rid of) (the |an? |unused |obsolete |unneeded |unnecessary |redundant |dead |stale |per-\w+ )*(?<name>[A-Za-z_]\w*)(?<call>\(\))?( (field|member|function|variable|parameter))?)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Title { get; }
}
