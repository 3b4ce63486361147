using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds functions that a patch makes return a result, where they only ever say success and drop the error of a call.
/// </summary>
/// <param name="options"><c>functions</c>: beginnings of the names of functions that return an error code.</param>
public sealed partial class AlwaysZero(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string> _functions = options.List("functions");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        if (!Widened(at.File).Contains(function.Name))
            yield break;

        var returns = function.Graph.Nodes.Where(static node => node.Kind == FlowNodeKind.Return).ToList();
        if (returns is not [var leave]
            || !at.IsAdded(leave.Statement.Range)
            || function.ValueOf(leave.Id) is not CExpression.Literal { Spelling: "0" })
            yield break;

        var dropped = function.Body.Block.All().OfType<CStatement.Expression>()
            .Select(statement => function.Read(statement.Value))
            .OfType<CExpression.Call>()
            .FirstOrDefault(call => call.Callee is { } name && _functions.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)));
        if (dropped is not null && at.On(leave.Statement.Range, dropped.Range) is { } remark)
            yield return remark.With("function", function.Name).With("call", dropped.Callee!);
    }

    /// <summary>The functions whose head the patch changes from void to int.</summary>
    private static HashSet<string> Widened(FileView file)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in file.Runs)
        {
            foreach (var removed in run.Removed)
            {
                if (Void.Match(removed.Text) is { Success: true } match
                    && run.Added.Any(added => Int.Match(added.Text) is { Success: true } now && now.Groups["name"].Value == match.Groups["name"].Value))
                    names.Add(match.Groups["name"].Value);
            }
        }

        return names;
    }

    [GeneratedRegex(@"^(?:static\s+)?void\s+(?<name>\w+)\(")]
    private static partial Regex Void { get; }

    [GeneratedRegex(@"^(?:static\s+)?int\s+(?<name>\w+)\(")]
    private static partial Regex Int { get; }
}
