using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>
/// Puts the files of a tree together: what is returned from another function is looked up, until nothing changes.
/// </summary>
public sealed class Linker
{
    private readonly List<string> _paths = [];
    private readonly List<(FunctionSummary Summary, int File, int Name)> _functions = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<string> _spellings = [];
    private readonly List<List<int>> _byName = [];
    private readonly List<int[]> _placesOfFile = [];

    /// <summary>Adds a file.</summary>
    public void Add(string path, FileSummary summary)
    {
        var places = new int[summary.Names.Length];
        for (var i = 0; i < places.Length; i++)
        {
            if (_names.TryAdd(summary.Names[i], _spellings.Count))
            {
                _spellings.Add(summary.Names[i]);
                _byName.Add([]);
            }

            places[i] = _names[summary.Names[i]];
        }

        foreach (var function in summary.Functions)
        {
            _byName[places[function.Name]].Add(_functions.Count);
            _functions.Add((function, _paths.Count, places[function.Name]));
        }

        _placesOfFile.Add(places);
        _paths.Add(path);
    }

    /// <summary>The definitions of every function, by name; names in no order.</summary>
    public IEnumerable<(string Name, ImmutableArray<Definition> Definitions)> Link()
    {
        var solution = new Fixpoint(_functions, _paths, _placesOfFile, _byName);
        solution.Solve();
        for (var name = 0; name < _byName.Count; name++)
        {
            if (_byName[name].Count > 0)
                yield return (_spellings[name], [.. _byName[name].Select(solution.Definition).OrderBy(static one => one.Path, StringComparer.Ordinal).ThenBy(static one => one.Line)]);
        }
    }
}
