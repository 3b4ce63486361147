using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds new calls whose result is dropped in a function that reports other errors, where the file uses the result of
/// the same call elsewhere; one for each function.
/// </summary>
/// <param name="options">
/// <c>functions</c>; <c>least</c>: how often the file must use the result; <c>unless</c>: parts of the names of
/// functions that go on whatever happens.
/// </param>
public sealed class UncheckedCall(RuleOptions options) : IAnalyzer
{
    private readonly ImmutableArray<string> _functions = options.List("functions");
    private readonly ImmutableArray<string> _unless = options.List("unless");
    private readonly int _least = options.Number("least");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch) =>
        from file in patch.Files
        where file.IsOfKernel && file.ChangedFunctions.Length > 0
        from remark in Look(patch, file)
        select remark;

    private IEnumerable<Remark> Look(PatchView patch, FileView file)
    {
        var isNew = file.Applied.Change.Kind == ChangeKind.Added;
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _functions)
        {
            var used = 0;
            var dropped = new List<(FunctionAt At, CExpression.Call Call)>();
            foreach (var function in file.ChangedFunctions.Where(function => function.Calls.Contains(name)))
            {
                var at = new FunctionAt(patch, file, function);
                foreach (var (node, call) in function.Calls[name])
                {
                    if (function.ValueOf(node) != call || function.Graph.Nodes[node].Kind == FlowNodeKind.Return)
                        used++;
                    else if (at.IsAdded(call.Range) && Reports(function) && !IsCleanUp(function, node))
                        dropped.Add((at, call));
                }
            }

            // who writes a new file can check each of them; in an old one, its custom decides
            if (used < _least || (!isNew && used <= dropped.Count))
                continue;

            foreach (var (at, call) in dropped)
            {
                if (said.Add(at.Function.Name) && at.On(call.Range) is { } remark)
                    yield return remark.With("call", name).With("function", at.Function.Name);
            }
        }
    }

    /// <summary>Whether the function returns int, an error code among the values, and is none that must go on.</summary>
    private bool Reports(FunctionView function)
    {
        if (!function.IsWhole || _unless.Any(part => function.Name.Contains(part, StringComparison.Ordinal)))
            return false;

        var isInt = false;
        for (var i = function.Body.Function.HeadToken; i < function.Body.Function.OpenToken && !function.Fragment.Is(i, "("); i++)
            isInt |= function.Fragment.Is(i, "int");

        return isInt && function.Graph.Nodes.Any(node => node.Kind == FlowNodeKind.Return
            && function.ValueOf(node.Id) is CExpression.Unary { Operator: "-" } or CExpression.Name or CExpression.Call);
    }

    /// <summary>Whether it stands where something has failed already: behind a label, or in a branch that ends with an error.</summary>
    private static bool IsCleanUp(FunctionView function, int node)
    {
        var token = function.Graph.Nodes[node].Statement.Range.First;
        return function.Body.Block.All().Any(statement => statement switch
        {
            CStatement.Label => statement.Range.First < token,
            CStatement.If choice when choice.Then.Range.Contains(token) =>
                choice.Then.All().Any(static inner => inner is CStatement.Goto)
                || choice.Then.All().OfType<CStatement.Return>().Any(leave => function.Read(leave.Value) is not CExpression.Literal { Spelling: "0" }),
            _ => false,
        });
    }
}
