using ReviewBot.Source.Flow;

namespace ReviewBot.Source.Contracts;

/// <summary>What computing an expression does to the followed variables.</summary>
internal sealed class Effects(Locals locals, Evaluation values)
{
    /// <summary>The state afterwards.</summary>
    public PathState Of(CExpression expression, PathState state) => locals.Followed.Count == 0 ? state : Walk(expression, state, isSure: true);

    private PathState Walk(CExpression expression, PathState state, bool isSure)
    {
        switch (expression)
        {
            case CExpression.Assign assign:
                return Assign(assign, state, isSure);

            case CExpression.Binary { Operator: "&&" or "||" } both:
                return Walk(both.Right, Walk(both.Left, state, isSure), isSure: false);

            case CExpression.Conditional choice:
                var tested = Walk(choice.Condition, state, isSure);
                if (!ReferenceEquals(choice.Then, choice.Condition))
                    tested = Walk(choice.Then, tested, isSure: false);

                return Walk(choice.Else, tested, isSure: false);

            case CExpression.Unary { Operator: "++" or "--" or "&", Operand: CExpression.Name name }:
                return Set(name, ReturnValue.Anything, state, isSure: true);

            case CExpression.Unary { Operator: "&" } address:
                return Address(address.Operand, state, isSure);

            case CExpression.Unary { Operator: "*", Operand: CExpression.Name name }:
                return Followed(name, state, isSure);

            case CExpression.Member { IsArrow: true, Object: CExpression.Name name }:
                return Followed(name, state, isSure);

            case CExpression.Index { Array: CExpression.Name name } index:
                return Followed(name, Walk(index.At, state, isSure), isSure);

            case CExpression.Call call:
                return Call(call, state, isSure);

            case CExpression.Unknown unknown:
                return Unknown(unknown, state);

            default:
                foreach (var part in expression.Parts)
                    state = Walk(part, state, isSure);

                return state;
        }
    }

    /// <summary><c>&amp;p-&gt;x</c> follows no pointer: it only adds.</summary>
    private PathState Address(CExpression operand, PathState state, bool isSure) => operand switch
    {
        CExpression.Member { Object: CExpression.Name } => state,
        CExpression.Member member => Address(member.Object, state, isSure),
        CExpression.Index { Array: CExpression.Name } index => Walk(index.At, state, isSure),
        CExpression.Index index => Address(index.Array, Walk(index.At, state, isSure), isSure),
        _ => Walk(operand, state, isSure),
    };

    /// <summary>A pointer that was followed points to something: NULL or an error would have ended the kernel.</summary>
    private PathState Followed(CExpression.Name name, PathState state, bool isSure) =>
        isSure && locals.PlaceOf(name.Spelling) is >= 0 and var place ? state.Only(place, Results.Above) ?? state : state;

    private PathState Assign(CExpression.Assign assign, PathState state, bool isSure)
    {
        state = Walk(assign.Value, state, isSure);
        if (assign.Target is not CExpression.Name name)
            return Walk(assign.Target, state, isSure);

        return Set(name, assign.Operator == "=" ? values.Of(assign.Value, state) : ReturnValue.Anything, state, isSure);
    }

    private PathState Set(CExpression.Name name, ReturnValue value, PathState state, bool isSure)
    {
        if (locals.PlaceOf(name.Spelling) is not (>= 0 and var place))
            return state;

        return state.With(place, isSure ? value : value.Or(state.Values[place]).Unproven);
    }

    private PathState Call(CExpression.Call call, PathState state, bool isSure)
    {
        state = Walk(call.Function, state, isSure);
        var assigns = AssignsArguments(call.Callee);
        foreach (var argument in call.Arguments)
        {
            if (argument is CExpression.Name name && locals.PlaceOf(name.Spelling) is >= 0 and var place)
            {
                // who takes what was never set is a macro that sets it
                if (assigns || state.Values[place].IsNone)
                    state = state.With(place, ReturnValue.Anything);
            }
            else
            {
                state = Walk(argument, state, isSure);
            }
        }

        return Escaped(state);
    }

    /// <summary>A function that has the address of a variable may set it in any call.</summary>
    private PathState Escaped(PathState state)
    {
        foreach (var place in locals.Escaped)
            state = state.With(place, ReturnValue.Anything);

        return state;
    }

    private PathState Unknown(CExpression.Unknown unknown, PathState state)
    {
        for (var place = 0; place < locals.Followed.Count; place++)
        {
            if (values.Names(unknown.Range, locals.Followed[place]))
                state = state.With(place, ReturnValue.Anything);
        }

        return Escaped(state);
    }

    /// <summary>Whether a macro may assign to its arguments.</summary>
    private static bool AssignsArguments(string? callee) => callee is not null
        && (callee is "get_user" or "__get_user" or "unsafe_get_user" or "swap" or "do_div" or "rdmsr" or "rdmsrl" or "va_arg" or "list_safe_reset_next"
            || callee.Contains("poll_timeout", StringComparison.Ordinal)
            || (callee.Length > 2 && !callee.AsSpan().ContainsAnyInRange('a', 'z') && callee is not ("ERR_PTR" or "PTR_ERR" or "ERR_CAST" or "IS_ERR" or "PTR_ERR_OR_ZERO" or "IS_ERR_OR_NULL" or "IS_ERR_VALUE" or "WARN_ON" or "WARN_ON_ONCE" or "BUG_ON" or "WARN" or "WARN_ONCE" or "ARRAY_SIZE" or "VM_BUG_ON" or "READ_ONCE" or "IS_ENABLED")));
}
