using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Patches;
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
        var returns = function.Graph.Nodes.Where(static node => node.Kind == FlowNodeKind.Return).ToList();
        if (returns is not [var leave]
            || !at.IsAdded(leave.Statement.Range)
            || function.ValueOf(leave.Id) is not CExpression.Literal { Spelling: "0" })
            yield break;

        var dropped = function.Body.Block.All().OfType<CStatement.Expression>()
            .Select(statement => function.Read(statement.Value))
            .OfType<CExpression.Call>()
            .FirstOrDefault(call => call.Callee is { } name && _functions.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)));
        if (dropped is not null && IsWidened(at.File, function.Name) && at.On(leave.Statement.Range, dropped.Range) is { } remark)
            yield return remark.With("function", function.Name).With("call", dropped.Callee!);
    }

    /// <summary>Whether the patch changes the head of a function from void to int.</summary>
    private static bool IsWidened(FileView file, string name) => file.Runs.Any(run =>
        run.Removed.Any(removed => IsNamed(Void, removed, name)) && run.Added.Any(added => IsNamed(Int, added, name)));

    private static bool IsNamed(Regex head, DiffLine line, string name) =>
        head.Match(line.Text) is { Success: true } match && match.Groups["name"].Value == name;

    [GeneratedRegex(@"^(?:static\s+)?void\s+(?<name>\w+)\(")]
    private static partial Regex Void { get; }

    [GeneratedRegex(@"^(?:static\s+)?int\s+(?<name>\w+)\(")]
    private static partial Regex Int { get; }
}
