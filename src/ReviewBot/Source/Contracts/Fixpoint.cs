namespace ReviewBot.Source.Contracts;

/// <summary>Solves what functions return in terms of each other, from nothing upward.</summary>
internal sealed class Fixpoint(
    List<(FunctionSummary Summary, int File, int Name)> functions,
    List<string> paths,
    List<int[]> placesOfFile,
    List<List<int>> byName)
{
    private readonly (Results May, Results Proven)[] _values = new (Results, Results)[functions.Count];
    private readonly ResultType[] _types = [.. functions.Select(static function => function.Summary.Type)];
    private readonly bool[] _isFixed = new bool[functions.Count];
    private readonly Dictionary<(int Name, int File), int[]> _own = [];
    private readonly Dictionary<int, int> _describedBy = [];
    private readonly int[]?[] _global = new int[byName.Count][];

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
    }

    /// <summary>What a function turned out to return.</summary>
    public Definition Definition(int function)
    {
        var (summary, file, _) = functions[function];
        var returns = summary.Returns.Select(one => Value(function, one.Value) is var (may, proven)
            ? new ReturnStatement(one.Line, may, proven)
            : default);
        var (all, sure) = _values[function];
        return new Definition(paths[file], summary.Line, summary.Form, _types[function], all, sure, summary.DocLine, [.. returns]);
    }

    private void Sweep()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < functions.Count; i++)
            {
                if (_isFixed[i])
                    continue;

                var value = Value(i);
                if (value == _values[i])
                    continue;

                _values[i] = value;
                changed = true;
            }
        }
    }

    private (Results May, Results Proven) Value(int function)
    {
        var summary = functions[function].Summary;
        if (!summary.IsWhole || summary.Form == DefinitionForm.Prototype)
            return (Results.All, Results.None);

        switch (_types[function])
        {
            case ResultType.Boolean or ResultType.Narrow:
                return (Results.Zero | Results.Above, Results.None);

            case ResultType.Void or ResultType.Unsigned:
                return (Results.All, Results.None);

            case ResultType.Other when summary.Form != DefinitionForm.Macro:
                return (Results.All, Results.None);
        }

        var (may, proven) = (Results.None, Results.None);
        foreach (var one in summary.Returns)
        {
            var value = Value(function, one.Value);
            (may, proven) = (may | value.May, proven | value.Proven);
        }

        return (may, proven);
    }

    private (Results May, Results Proven) Value(int function, ReturnValue value)
    {
        var (may, proven) = (value.May, value.Proven);
        foreach (var call in value.Calls)
        {
            var meant = Meant(placesOfFile[functions[function].File][call.Function], functions[function].File);
            if (meant.Length == 0)
                may |= ReturnValue.Settled(call.Transfer.Of(Results.All), Results.None);

            foreach (var other in meant)
            {
                may |= ReturnValue.Settled(call.Transfer.Of(_values[other].May), _values[other].Proven);
                proven |= call.Transfer.Of(_values[other].Proven);
                if (_types[function] == ResultType.Other && call.Transfer == Transfer.Same)
                    _types[function] = _types[other];
            }
        }

        return (may, proven);
    }

    /// <summary>The definitions that a name can mean in a file.</summary>
    private int[] Meant(int name, int file)
    {
        if (_global[name] is { } global)
            return global;

        var all = byName[name].FindAll(one => functions[one].Summary.Form != DefinitionForm.Prototype);
        if (all.TrueForAll(one => Visibility.IsGlobal(paths[functions[one].File], functions[one].Summary.Form)
            && !paths[functions[one].File].StartsWith("arch/", StringComparison.Ordinal))
            && !all.Exists(one => functions[one].Summary.Form == DefinitionForm.Macro))
            return _global[name] = [.. all];

        if (_own.TryGetValue((name, file), out var own))
            return own;

        var inside = all.FindAll(one => functions[one].File == file);
        return _own[(name, file)] = inside.Count > 0
            ? [.. inside]
            : [.. all.Where(one => Visibility.IsSeen(paths[functions[one].File], functions[one].Summary.Form, paths[file]))];
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
        var (summary, file, name) = functions[function];
        if (summary.Doc != DocHints.None || summary.Form is not (DefinitionForm.Definition or DefinitionForm.Static))
            return summary.Doc;

        var hints = DocHints.None;
        foreach (var other in byName[name])
        {
            if (functions[other].Summary.Form != DefinitionForm.Prototype || functions[other].Summary.Type != _types[function])
                continue;

            // two descriptions are one too many
            if (hints != DocHints.None && hints != functions[other].Summary.Doc)
                return DocHints.None;

            hints = functions[other].Summary.Doc;
            _describedBy[function] = other;
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
