using ReviewBot.Source.Flow;

namespace ReviewBot.Source.Contracts;

/// <summary>What a condition lets through, and what is done when it is computed.</summary>
internal sealed class Refinement(Locals locals, Evaluation values)
{
    private const int MostStates = 8;

    private readonly Effects _effects = new(locals, values);

    /// <summary>The states in which a condition ends one way; none when it never does.</summary>
    public IEnumerable<PathState> Of(CExpression condition, PathState state, bool isTrue)
    {
        switch (condition.Unwrapped)
        {
            case CExpression.Unary { Operator: "!" } not:
                return Of(not.Operand, state, !isTrue);

            case CExpression.Binary { Operator: "&&" or "||" } both:
                return Both(both, state, isTrue, stopsAt: both.Operator == "||");

            case CExpression.Comma comma:
                var before = state;
                foreach (var expression in comma.Expressions[..^1])
                    before = _effects.Of(expression, before);

                return Of(comma.Expressions[^1], before, isTrue);

            case CExpression.Literal literal:
                return Numbers.IsZero(literal.Spelling) == isTrue ? [] : [state];

            case var leaf:
                // only the arguments of WARN() and its like are computed besides
                return Leaf(leaf, _effects.Of(condition, state), isTrue) is { } kept ? [kept] : [];
        }
    }

    private List<PathState> Both(CExpression.Binary both, PathState state, bool isTrue, bool stopsAt)
    {
        var ends = new List<PathState>();
        if (isTrue == stopsAt)
            ends.AddRange(Of(both.Left, state, stopsAt));

        foreach (var on in Of(both.Left, state, !stopsAt))
        {
            foreach (var end in Of(both.Right, on, isTrue))
            {
                if (!ends.Contains(end))
                    ends.Add(end);
            }
        }

        while (ends.Count > MostStates)
        {
            ends[^2] = ends[^2].Or(ends[^1]);
            ends.RemoveAt(ends.Count - 1);
        }

        return ends;
    }

    private PathState? Leaf(CExpression leaf, PathState state, bool isTrue)
    {
        if (Tested(leaf) is var (variable, kept))
            return state.Only(variable, isTrue ? kept : ~kept & Results.All);

        if (leaf is CExpression.Binary { Operator: "==" or "!=" or "<" or "<=" or ">" or ">=" } comparison)
            return Compared(comparison, state, isTrue);

        return state;
    }

    /// <summary>The variable that a plain test is about, and what makes the test true.</summary>
    private (int Variable, Results Kept)? Tested(CExpression leaf)
    {
        var (subject, kept) = leaf switch
        {
            CExpression.Call { Callee: "IS_ERR", Arguments: [var pointer] } => (pointer, Results.Error | Results.Negative),
            CExpression.Call { Callee: "IS_ERR_OR_NULL", Arguments: [var pointer] } => (pointer, Results.Error | Results.Negative | Results.Zero),
            CExpression.Call { Callee: "IS_ERR_VALUE", Arguments: [var number] } => (number, Results.Error | Results.Negative),
            CExpression.Call { Callee: "PTR_ERR_OR_ZERO", Arguments: [var pointer] } => (pointer, Results.Error),
            CExpression.Call { Callee: "PTR_ERR", Arguments: [var pointer] } => (pointer, Results.All & ~Results.Zero),
            _ => (leaf, Results.All & ~Results.Zero),
        };
        return Variable(subject) is >= 0 and var place ? (place, kept) : null;
    }

    private int Variable(CExpression expression) => expression switch
    {
        CExpression.Name name => locals.PlaceOf(name.Spelling),
        CExpression.Assign { Operator: "=", Target: CExpression.Name name } => locals.PlaceOf(name.Spelling),
        CExpression.Cast cast => Variable(cast.Value),
        _ => -1,
    };

    private PathState? Compared(CExpression.Binary comparison, PathState state, bool isTrue)
    {
        var (subject, other, sign) = (comparison.Left, comparison.Right, comparison.Operator);
        if (Constant(other) is null)
            (subject, other, sign) = (other, subject, Mirrored(sign));

        if (Constant(other) is not var (what, isOne))
            return state;

        if (subject is CExpression.Call { Callee: "PTR_ERR", Arguments: [var pointer] } && what == Results.Error)
            subject = pointer;

        if (Variable(subject) is not (>= 0 and var variable))
            return state;

        var kept = (sign, what) switch
        {
            ("==", _) => what,
            ("!=", Results.Zero) => Results.All & ~Results.Zero,
            ("<", Results.Zero) => Results.Error | Results.Negative,
            ("<=", Results.Zero) => Results.Error | Results.Negative | Results.Zero,
            (">", Results.Zero) => Results.Above,
            (">=", Results.Zero) => Results.Above | Results.Zero,
            ("<", Results.Above) when isOne => Results.Error | Results.Negative | Results.Zero,
            (">=" or ">", Results.Above) => Results.Above,
            _ => Results.All,
        };
        if (isTrue)
            return state.Only(variable, kept);

        // what is not this error may be another, and what is not above three may be two
        var rest = (sign, what) switch
        {
            ("==", not Results.Zero) => Results.All,
            ("!=", _) => what,
            ("<" or "<=", Results.Above) => Results.Above,
            (">=" or ">", Results.Above) when !(isOne && sign == ">=") => Results.All,
            _ => ~kept & Results.All,
        };
        return state.Only(variable, rest);
    }

    private static (Results What, bool IsOne)? Constant(CExpression expression) => expression switch
    {
        CExpression.Literal literal => (Numbers.IsZero(literal.Spelling) ? Results.Zero : Results.Above, literal.Spelling == "1"),
        CExpression.Name { Spelling: "NULL" or "false" } => (Results.Zero, false),
        CExpression.Unary { Operator: "-", Operand: CExpression.Name { Spelling: var name } } when Numbers.IsErrorCode(name) => (Results.Error, false),
        CExpression.Call { Callee: "ERR_PTR", Arguments: [CExpression.Unary { Operator: "-", Operand: CExpression.Name { Spelling: var name } }] } when Numbers.IsErrorCode(name) => (Results.Error, false),
        _ => null,
    };

    private static string Mirrored(string sign) => sign switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => sign,
    };
}
