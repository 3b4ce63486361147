using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReviewBot.Cli.Contracts;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Sources;
using ReviewBot.Mail;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Commands;

/// <summary>Rules over the files of a tree as if every line were new; no more of them in memory than are worked on.</summary>
internal static class WholeTreeRun
{
    /// <summary>Prints each finding when it is made, in the order of the files, and then how many there are of each rule.</summary>
    /// <param name="choice">The tree.</param>
    /// <param name="rules">The rules to run.</param>
    /// <param name="jobs">How many files to read at once.</param>
    public static void Print(TreeChoice choice, ImmutableArray<Rule> rules, int jobs)
    {
        var (tree, info) = TreeLocator.Find(choice.Tree, choice.Base);
        if (tree is null)
            throw new UsageException("reviewbot: --whole-tree wants a tree; see --tree");

        using var owner = tree as IDisposable;
        var counts = rules.ToDictionary(rule => rule.Id, _ => (Findings: 0, Files: 0), StringComparer.Ordinal);
        var contracts = new ContractsOfTrees(CacheFolder.OfUser()).Of(tree);
        var files = 0;
        var found = TreeWalk.Files(tree, info.Path ?? ".", path => CSource.Handles(path) && rules.Any(rule => rule.Files.Match(path)))
            .AsParallel()
            .AsOrdered()
            .WithDegreeOfParallelism(Math.Min(jobs, 512))
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(file => InFile(tree, file, rules, contracts));
        foreach (var lines in found)
        {
            files++;
            foreach (var group in lines.GroupBy(line => line.Rule))
                counts[group.Key] = (counts[group.Key].Findings + group.Count(), counts[group.Key].Files + 1);

            Output.Write(string.Concat(lines.Select(line => line.Text)));
        }

        Output.Write(Table(rules, counts, files));
    }

    private static ImmutableArray<(string Rule, string Text)> InFile(
        ITree tree, TreeEntry file, ImmutableArray<Rule> rules, IContracts contracts)
    {
        var text = RawText.FromBytes(tree.Read(file));
        return [.. WholeFile.Review(file.Path, text, rules, contracts)
            .Where(finding => finding.SilencedBy is null)
            .Select(finding => (finding.Rule.Id, string.Create(
                CultureInfo.InvariantCulture,
                $"{RawText.Decode(file.Path)}:{finding.Place.Line}: {finding.Rule.Id}: {RawText.Decode(finding.Message).Replace('\n', ' ')}\n")))];
    }

    private static string Table(
        ImmutableArray<Rule> rules, Dictionary<string, (int Findings, int Files)> counts, int files)
    {
        var column = rules.Select(rule => rule.Id.Length).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        text.Append("rule".PadRight(column)).Append("  findings  files\n");
        foreach (var rule in rules)
            text.Append(CultureInfo.InvariantCulture, $"{rule.Id.PadRight(column)}  {counts[rule.Id].Findings,8}  {counts[rule.Id].Files,5}\n");

        return text.Append(CultureInfo.InvariantCulture, $"in {Counted.Of(files, "file")}\n").ToString();
    }
}
