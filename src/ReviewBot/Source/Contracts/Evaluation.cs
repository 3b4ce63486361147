using System.Collections.Immutable;
using ReviewBot.Source.Flow;

namespace ReviewBot.Source.Contracts;

/// <summary>What the followed variables are at a place on a path.</summary>
internal sealed class PathState(ImmutableArray<ReturnValue> values) : IEquatable<PathState>
{
    /// <summary>Where no variable is followed.</summary>
    public static PathState Empty { get; } = new([]);

    /// <summary>The values, by the places of the variables.</summary>
    public ImmutableArray<ReturnValue> Values { get; } = values;

    /// <summary>The same, with another value for one.</summary>
    public PathState With(int variable, ReturnValue value) =>
        Values[variable].Equals(value) ? this : new PathState(Values.SetItem(variable, value));

    /// <summary>The same, when a test lets only some results of a variable through; null when that leaves none.</summary>
    public PathState? Only(int variable, Results kept)
    {
        var value = Values[variable].Only(kept);
        return value.IsNone ? null : With(variable, value);
    }

    /// <summary>Both, no longer told apart; what one alone surely gave is then no longer sure.</summary>
    public PathState Or(PathState other) =>
        new([.. Values.Zip(other.Values, static (one, two) => one.Or(two).Unproven)]);

    public bool Equals(PathState? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as PathState);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Values)
            hash.Add(value);

        return hash.ToHashCode();
    }
}

/// <summary>Gives expressions their values, and follows what they assign.</summary>
internal sealed class Evaluation(CFragment fragment, Locals locals, Func<string, int> placeOfName)
{
    /// <summary>Set when something was met after which nothing is certain, such as a macro that returns.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The value of an expression; what it assigns is not looked at.</summary>
    public ReturnValue Of(CExpression expression, PathState state)
    {
        return expression switch
        {
            CExpression.Name { Spelling: "NULL" or "false" } => ReturnValue.Seen(Results.Zero),
            CExpression.Name { Spelling: "true" } or CExpression.Text => ReturnValue.Seen(Results.Above),
            CExpression.Name name => locals.PlaceOf(name.Spelling) is >= 0 and var place ? state.Values[place] : Untold(name.Spelling),
            CExpression.Literal literal => ReturnValue.Seen(Numbers.IsZero(literal.Spelling) ? Results.Zero : Results.Above),
            CExpression.Unary { Operator: "-", IsPostfix: false } minus => Minus(minus, state),
            CExpression.Unary { Operator: "+", IsPostfix: false } plus => Of(plus.Operand, state),
            CExpression.Unary { Operator: "!" } => ReturnValue.OneOf(Results.Zero | Results.Above),
            CExpression.Unary { Operator: "&" } or CExpression.SizeOf => ReturnValue.Seen(Results.Above),
            CExpression.Binary { Operator: "==" or "!=" or "<" or ">" or "<=" or ">=" or "&&" or "||" } => ReturnValue.OneOf(Results.Zero | Results.Above),
            CExpression.Assign { Operator: "=" } assign => Of(assign.Value, state),
            CExpression.Comma comma => Of(comma.Expressions[^1], state),
            CExpression.Conditional choice => Choice(choice, state),
            CExpression.Cast cast => Cast(cast, state),
            CExpression.Call call => Call(call, state),
            _ => ReturnValue.Anything,
        };
    }

    /// <summary>Whether tokens name a variable.</summary>
    public bool Names(TokenRange range, string variable)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (fragment.Tokens[i].Kind == TokenKind.Word && fragment.Is(i, variable))
                return true;
        }

        return false;
    }

    private ReturnValue Untold(string name) =>
        locals.TypeOf(name) is ResultType.Narrow or ResultType.Boolean && locals.Contains(name)
            ? ReturnValue.OneOf(Results.Zero | Results.Above)
            : ReturnValue.Anything;

    private ReturnValue Minus(CExpression.Unary minus, PathState state)
    {
        if (minus.Operand is CExpression.Name { Spelling: var name } && Numbers.IsErrorCode(name))
            return ReturnValue.Seen(Results.Error);

        if (minus.Operand is CExpression.Literal { Spelling: var number })
            return ReturnValue.Seen(Numbers.IsZero(number) ? Results.Zero : Results.Negative);

        return Of(minus.Operand, state).Through(Transfer.Negated).Unproven;
    }

    private ReturnValue Choice(CExpression.Conditional choice, PathState state)
    {
        var value = ReturnValue.None;
        var refinement = new Refinement(locals, this);
        foreach (var then in refinement.Of(choice.Condition, state, isTrue: true))
            value = value.Or(ReferenceEquals(choice.Then, choice.Condition) ? Of(choice.Then, then).Only(~Results.Zero & Results.All) : Of(choice.Then, then));

        foreach (var otherwise in refinement.Of(choice.Condition, state, isTrue: false))
            value = value.Or(Of(choice.Else, otherwise));

        return value;
    }

    private ReturnValue Cast(CExpression.Cast cast, PathState state)
    {
        var type = TypeReader.Of(fragment, cast.Type, 0, out _);
        return type switch
        {
            ResultType.Pointer or ResultType.Signed => Of(cast.Value, state),
            ResultType.Boolean or ResultType.Narrow => ReturnValue.OneOf(Results.Zero | Results.Above),
            _ => ReturnValue.Anything,
        };
    }

    private ReturnValue Call(CExpression.Call call, PathState state)
    {
        if (call.Callee is not { } name || locals.Contains(name))
            return ReturnValue.Anything;

        if (name.StartsWith("return_", StringComparison.Ordinal) || name.Contains("RETURN", StringComparison.Ordinal))
            IsLost = true;

        var first = call.Arguments.FirstOrDefault();
        return name switch
        {
            "ERR_PTR" or "IOMEM_ERR_PTR" when first is not null => Of(first, state).Through(Transfer.ToPointer),
            "PTR_ERR" when first is not null => Of(first, state).Through(Transfer.ToNumber),
            "PTR_ERR_OR_ZERO" when first is not null => Of(first, state).Through(Transfer.ToNumberOrZero),
            "ERR_CAST" or "likely" or "unlikely" or "READ_ONCE" when first is not null => Of(first, state),
            "IS_ERR" or "IS_ERR_OR_NULL" or "IS_ERR_VALUE" or "WARN_ON" or "WARN_ON_ONCE" or "WARN" or "WARN_ONCE" or "IS_ENABLED" => ReturnValue.OneOf(Results.Zero | Results.Above),
            "dev_err_probe" when call.Arguments.Length > 1 => Of(call.Arguments[1], state),
            "container_of" or "list_entry" or "list_first_entry" or "list_last_entry" or "rb_entry" or "hlist_entry" or "list_next_entry" => ReturnValue.Seen(Results.Above),
            _ => ReturnValue.Of(placeOfName(name)),
        };
    }
}
