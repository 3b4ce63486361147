using System.Runtime.InteropServices;

namespace ReviewBot.Source.Contracts;

/// <summary>Solves what functions return in terms of each other, from nothing upward.</summary>
internal sealed class Fixpoint(LinkedFunctions functions, int[][] byName)
{
    private readonly (Results May, Results Proven)[] _values = new (Results, Results)[functions.Count];
    private readonly ResultType[] _types = [.. Enumerable.Range(0, functions.Count).Select(i => functions[i].Type)];
    private readonly bool[] _isFixed = new bool[functions.Count];
    private readonly Meanings _meanings = new(functions, byName);

    // when functions of a name last changed and when a function was last computed, counted in changes
    private readonly int[] _changedAt = new int[functions.Names];
    private readonly int[] _computedAt = new int[functions.Count];
    private int _changes;

    /// <summary>Solves by the code, and then once more with what descriptions settle and contradict.</summary>
    public void Solve()
    {
        Sweep();
        for (var i = 0; i < functions.Count; i++)
            Witness(i);

        for (var i = 0; i < functions.Count; i++)
        {
            if (!_isFixed[i])
                _values[i] = default;
        }

        Sweep();
        foreach (var same in byName)
        {
            foreach (var function in same)
                FindType(function);
        }
    }

    /// <summary>What a function turned out to return.</summary>
    public Definition Definition(int function)
    {
        var one = functions[function];
        var returns = new ReturnStatement[one.ReturnsEnd - one.FirstReturn];
        for (var i = 0; i < returns.Length; i++)
        {
            var statement = functions.Return(one.FirstReturn + i);
            var (may, proven) = Value(function, statement);
            returns[i] = new ReturnStatement(statement.Line, may, proven);
        }

        var (all, sure) = _values[function];
        return new Definition(
            functions.Path(one.File), one.Line, one.Form, _types[function], all, sure, one.DocLine, ImmutableCollectionsMarshal.AsImmutableArray(returns));
    }

    private void Sweep()
    {
        Array.Fill(_computedAt, -1);
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            for (var i = 0; i < functions.Count; i++)
            {
                if (!_isFixed[i] && IsStale(i))
                    hasChanged |= Compute(i);
            }
        }
    }

    /// <summary>Whether anything that a function depends on has changed since it was computed.</summary>
    private bool IsStale(int function)
    {
        var (computed, one) = (_computedAt[function], functions[function]);
        if (computed < 0)
            return true;

        if (one.FirstReturn == one.ReturnsEnd)
            return false;

        for (var call = functions.Return(one.FirstReturn).FirstCall; call < functions.Return(one.ReturnsEnd - 1).CallsEnd; call++)
        {
            if (_changedAt[functions.Call(call).Function] > computed)
                return true;
        }

        return false;
    }

    /// <summary>Computes a function again; whether its value is another now.</summary>
    private bool Compute(int function)
    {
        var value = Value(function);
        var hasChanged = value != _values[function];
        _values[function] = value;
        var isTyped = FindType(function);
        // by its type the next value may be another
        _computedAt[function] = isTyped ? -1 : _changes;
        if (hasChanged || isTyped)
            _changedAt[functions[function].Name] = ++_changes;

        return hasChanged;
    }

    private (Results May, Results Proven) Value(int function)
    {
        var one = functions[function];
        if (!one.IsWhole || one.Form == DefinitionForm.Prototype)
            return (Results.All, Results.None);

        switch (_types[function])
        {
            case ResultType.Boolean or ResultType.Narrow:
                return (Results.Zero | Results.Above, Results.None);

            case ResultType.Void or ResultType.Unsigned:
                return (Results.All, Results.None);

            case ResultType.Other when one.Form != DefinitionForm.Macro:
                return (Results.All, Results.None);
        }

        var (may, proven) = (Results.None, Results.None);
        for (var i = one.FirstReturn; i < one.ReturnsEnd; i++)
        {
            var value = Value(function, functions.Return(i));
            (may, proven) = (may | value.May, proven | value.Proven);
        }

        return (may, proven);
    }

    private (Results May, Results Proven) Value(int function, LinkedReturn statement)
    {
        var (may, proven) = (statement.May, statement.Proven);
        for (var i = statement.FirstCall; i < statement.CallsEnd; i++)
        {
            var transfer = functions.Call(i).Transfer;
            var meant = _meanings.Of(i, functions[function].File);
            if (meant.Length == 0)
                may |= ReturnValue.Settled(transfer.Of(Results.All), Results.None);

            foreach (var other in meant)
            {
                may |= ReturnValue.Settled(transfer.Of(_values[other].May), _values[other].Proven);
                proven |= transfer.Of(_values[other].Proven);
            }
        }

        return (may, proven);
    }

    /// <summary>A macro has the type of the first thing it hands on that has one; whether it got it only now.</summary>
    private bool FindType(int function)
    {
        if (_types[function] != ResultType.Other)
            return false;

        var one = functions[function];
        for (var statement = one.FirstReturn; statement < one.ReturnsEnd; statement++)
        {
            for (var call = functions.Return(statement).FirstCall; call < functions.Return(statement).CallsEnd; call++)
            {
                if (functions.Call(call).Transfer != Transfer.Same)
                    continue;

                foreach (var other in _meanings.Of(call, one.File))
                {
                    if (_types[other] == ResultType.Other)
                        continue;

                    _types[function] = _types[other];
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Hears the description of a result as a second witness.</summary>
    private void Witness(int function)
    {
        var (may, proven) = _values[function];
        var hints = Description(function);
        if (hints == DocHints.None || Witnessed(_types[function], may, proven, hints) is not { } said)
            return;

        _isFixed[function] = true;
        _values[function] = said == Results.All ? (said, Results.None) : (said, proven & said);
    }

    /// <summary>What the function's own comment says, or else the one at its declaration.</summary>
    private DocHints Description(int function)
    {
        var one = functions[function];
        if (one.Doc != DocHints.None || one.Form is not (DefinitionForm.Definition or DefinitionForm.Static))
            return one.Doc;

        var hints = DocHints.None;
        foreach (var other in byName[one.Name])
        {
            if (functions[other].Form != DefinitionForm.Prototype || functions[other].Type != _types[function])
                continue;

            // two descriptions are one too many
            if (hints != DocHints.None && hints != functions[other].Doc)
                return DocHints.None;

            hints = functions[other].Doc;
        }

        return hints;
    }

    /// <summary>
    /// What code and description say together: all when they contradict each other, null when the description adds
    /// nothing.
    /// </summary>
    private static Results? Witnessed(ResultType type, Results may, Results proven, DocHints hints)
    {
        var isOpen = may.HasFlag(Results.Negative);
        switch (type)
        {
            case ResultType.Pointer:
                var (names, isError, isNull) = (hints & (DocHints.ErrorPointer | DocHints.Null), hints.HasFlag(DocHints.ErrorPointer), hints.HasFlag(DocHints.Null));
                if (names == DocHints.None)
                    return null;

                if (!isOpen)
                    return (isError && !may.HasFlag(Results.Error)) || (isNull && !may.HasFlag(Results.Zero)) ? Results.All : null;

                if (isError && !isNull && !proven.HasFlag(Results.Zero))
                    return Results.Error | Results.Above;

                return isNull && !isError && !hints.HasFlag(DocHints.NegativeError) && !proven.HasFlag(Results.Error) ? Results.Zero | Results.Above : null;

            case ResultType.Signed:
                var isNumber = hints.HasFlag(DocHints.Number);
                if (!isOpen)
                    return isNumber && !may.HasFlag(Results.Above) ? Results.All : null;

                return hints == (DocHints.NegativeError | DocHints.Zero) && !proven.HasFlag(Results.Above) && !proven.HasFlag(Results.Negative)
                    ? Results.Zero | Results.Error
                    : null;

            default:
                return null;
        }
    }
}
