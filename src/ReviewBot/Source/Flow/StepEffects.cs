using System.Collections.Immutable;

namespace ReviewBot.Source.Flow;

/// <summary>What one step does to variables.</summary>
/// <param name="Assignments">What it assigns, and what it declares with or without a value.</param>
/// <param name="Addressed">What it takes the address of: any of it may change.</param>
/// <param name="Passed">The names that it passes to functions: what they point to may change.</param>
/// <param name="IsUnknown">Whether it may do anything.</param>
public sealed record StepEffects(
    ImmutableArray<Assignment> Assignments,
    ImmutableArray<Lvalue> Addressed,
    ImmutableArray<string> Passed,
    bool IsUnknown)
{
    // these look at what they are given, and change nothing
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "IS_ERR", "IS_ERR_OR_NULL", "PTR_ERR", "PTR_ERR_OR_ZERO", "ERR_PTR", "ERR_CAST", "likely", "unlikely", "WARN_ON",
        "WARN_ON_ONCE", "WARN", "WARN_ONCE", "BUG_ON", "dev_err", "dev_warn", "dev_info", "dev_dbg", "dev_notice",
        "dev_err_probe", "dev_err_ratelimited", "dev_warn_ratelimited", "pr_err", "pr_warn", "pr_info", "pr_debug",
        "pr_notice", "netdev_err", "netdev_warn", "netdev_info", "netdev_dbg", "printk", "dev_name", "sizeof", "ARRAY_SIZE",
        "drm_err", "drm_warn", "drm_dbg", "DRM_ERROR", "DRM_DEV_ERROR", "strlen", "READ_ONCE",
    };

    private static readonly StepEffects None = new([], [], [], IsUnknown: false);

    /// <summary>Reads a step.</summary>
    internal static StepEffects Of(FunctionView function, FlowNode node)
    {
        if (node.Kind == FlowNodeKind.Unknown)
            return None with { IsUnknown = true };

        var assignments = ImmutableArray.CreateBuilder<Assignment>(0);
        var addressed = ImmutableArray.CreateBuilder<Lvalue>(0);
        var passed = ImmutableArray.CreateBuilder<string>(0);
        if (node is { Kind: FlowNodeKind.Step, Statement: CStatement.Declaration declaration })
        {
            foreach (var declared in declaration.Declarators)
            {
                var value = declared.Value.IsEmpty ? null : function.Read(declared.Value);
                assignments.Add(new Assignment(
                    new Lvalue(declared.Name, declared.Name, IsMemory: false), "=", value, declared.Token, IsDeclaration: true));
            }
        }

        foreach (var part in function.All(node))
        {
            switch (part)
            {
                case CExpression.Assign assign when Lvalue.Of(assign.Target) is { } target:
                    assignments.Add(new Assignment(target, assign.Operator, assign.Value, assign.Range.First, IsDeclaration: false));
                    break;

                case CExpression.Unary { Operator: "++" or "--" } step when Lvalue.Of(step.Operand) is { } target:
                    assignments.Add(new Assignment(target, step.Operator, null, step.Range.First, IsDeclaration: false));
                    break;

                case CExpression.Unary { Operator: "&", IsPostfix: false } address when Lvalue.Of(address.Operand) is { } of:
                    addressed.Add(of);
                    break;

                case CExpression.Call call when call.Callee is null || !Harmless.Contains(call.Callee):
                    passed.AddRange(call.Arguments.SelectMany(Names));
                    break;
            }
        }

        // the macro of a loop assigns some of the names in its head, and which ones only its definition knows
        if (node.Kind == FlowNodeKind.Round)
            addressed.AddRange(Words(function, node.Value).Select(static word => new Lvalue(word, word, IsMemory: false)));

        var unread = function.Values(node).Any(static value => value is CExpression.Unknown { Range.IsEmpty: false });
        return new StepEffects(
            assignments.DrainToImmutable(),
            addressed.DrainToImmutable(),
            passed.DrainToImmutable(),
            unread && node.Kind is not (FlowNodeKind.Round or FlowNodeKind.Mark or FlowNodeKind.Entry or FlowNodeKind.Exit));
    }

    /// <summary>The assignment to an lvalue; null when there is none.</summary>
    public Assignment? To(Lvalue lvalue) => Assignments.LastOrDefault(assignment => assignment.Target.Text == lvalue.Text);

    /// <summary>The assignment of a value, such as of the result of a call; null when there is none.</summary>
    public Assignment? Of(CExpression value) => Assignments.FirstOrDefault(assignment => assignment.Value == value);

    /// <summary>Whether the step may change it in a way that is not known.</summary>
    public bool MayChange(Lvalue lvalue) =>
        IsUnknown
        || Addressed.Any(lvalue.DependsOn)
        || Assignments.Any(assignment => assignment.Target.Text != lvalue.Text && lvalue.DependsOn(assignment.Target))
        || (lvalue.IsMemory && Passed.Contains(lvalue.Root));

    private static IEnumerable<string> Names(CExpression argument) => argument switch
    {
        CExpression.Name name => [name.Spelling],
        CExpression.Cast cast => Names(cast.Value),
        CExpression.Unary { Operator: "&", IsPostfix: false } address when Lvalue.Of(address.Operand) is { } of => [of.Root],
        CExpression.Unknown => [],
        _ => [],
    };

    private static IEnumerable<string> Words(FunctionView function, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (function.Fragment.Tokens[i].Kind == TokenKind.Word)
                yield return function.Fragment.Spelling(i);
        }
    }
}

/// <summary>That a step gives something a value.</summary>
/// <param name="Target">What gets it.</param>
/// <param name="Operator"><c>=</c>, <c>+=</c>, <c>++</c> and so on.</param>
/// <param name="Value">The value; null for a step by one, and for a declaration without a value.</param>
/// <param name="Token">The token of the name, or the first of the assignment.</param>
/// <param name="IsDeclaration">Whether it is a declaration.</param>
public sealed record Assignment(Lvalue Target, string Operator, CExpression? Value, int Token, bool IsDeclaration)
{
    /// <summary>Whether it declares without a value, so that what it holds is not known.</summary>
    public bool IsBare => IsDeclaration && Value is null;
}
