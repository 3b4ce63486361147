namespace ReviewBot.Source.Contracts;

/// <summary>
/// The functions of a tree, what they return and which calls that depends on. A kernel has a million of each, so they
/// are rows of lists and no objects.
/// </summary>
internal sealed class LinkedFunctions
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<string> _paths = [];
    private readonly List<LinkedFunction> _functions = [];
    private readonly List<LinkedReturn> _returns = [];
    private readonly List<CallResult> _calls = [];

    /// <summary>How many names there are, of functions and of what they call.</summary>
    public int Names => _names.Count;

    /// <summary>How many functions there are.</summary>
    public int Count => _functions.Count;

    /// <summary>How many calls there are.</summary>
    public int Calls => _calls.Count;

    /// <summary>A function.</summary>
    public LinkedFunction this[int function] => _functions[function];

    /// <summary>A return statement of a function.</summary>
    public LinkedReturn Return(int at) => _returns[at];

    /// <summary>A call that a return statement gives the result of, by the place of its name in the tree.</summary>
    public CallResult Call(int at) => _calls[at];

    /// <summary>The spelling of a name.</summary>
    public string Name(int name) => _names[name];

    /// <summary>The path of a file.</summary>
    public string Path(int file) => _paths[file];

    /// <summary>Adds a file.</summary>
    public void Add(string path, FileSummary summary)
    {
        var places = new int[summary.Names.Length];
        for (var i = 0; i < places.Length; i++)
        {
            if (!_places.TryGetValue(summary.Names[i], out places[i]))
            {
                places[i] = _names.Count;
                _places.Add(summary.Names[i], places[i]);
                _names.Add(summary.Names[i]);
            }
        }

        foreach (var function in summary.Functions)
        {
            var first = _returns.Count;
            foreach (var one in function.Returns)
                Add(one, places);

            _functions.Add(new LinkedFunction(
                places[function.Name], _paths.Count, function.Line, function.Form, function.Type, function.Doc, function.DocLine, function.IsWhole,
                first, _returns.Count));
        }

        _paths.Add(path);
    }

    /// <summary>The functions of each name, in the order in which they were added.</summary>
    public int[][] ByName()
    {
        var counts = new int[_names.Count];
        foreach (var function in _functions)
            counts[function.Name]++;

        var byName = Array.ConvertAll(counts, static count => count == 0 ? [] : new int[count]);
        for (var i = _functions.Count - 1; i >= 0; i--)
            byName[_functions[i].Name][--counts[_functions[i].Name]] = i;

        return byName;
    }

    private void Add(ReturnSummary one, int[] places)
    {
        var first = _calls.Count;
        foreach (var call in one.Value.Calls)
            _calls.Add(call with { Function = places[call.Function] });

        _returns.Add(new LinkedReturn(one.Line, one.Value.May, one.Value.Proven, first, _calls.Count));
    }
}

/// <summary>A function of a tree; its return statements, and their calls, stand next to each other.</summary>
internal readonly record struct LinkedFunction(
    int Name,
    int File,
    int Line,
    DefinitionForm Form,
    ResultType Type,
    DocHints Doc,
    int DocLine,
    bool IsWhole,
    int FirstReturn,
    int ReturnsEnd);

/// <summary>A return statement: what it may give, calls aside, and where its calls are.</summary>
internal readonly record struct LinkedReturn(int Line, Results May, Results Proven, int FirstCall, int CallsEnd);
