using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>
/// Puts the files of a tree together: what is returned from another function is looked up, until nothing changes.
/// </summary>
public sealed class Linker
{
    private readonly LinkedFunctions _functions = new();

    /// <summary>Adds a file.</summary>
    public void Add(string path, FileSummary summary) => _functions.Add(path, summary);

    /// <summary>The definitions of every function, by name; names in no order.</summary>
    public IEnumerable<(string Name, ImmutableArray<Definition> Definitions)> Link()
    {
        var byName = _functions.ByName();
        var solution = new Fixpoint(_functions, byName);
        solution.Solve();
        for (var name = 0; name < byName.Length; name++)
        {
            if (byName[name] is [var only])
                yield return (_functions.Name(name), [solution.Definition(only)]);
            else if (byName[name].Length > 1)
                yield return (_functions.Name(name), [.. byName[name].Select(solution.Definition).OrderBy(static one => one.Path, StringComparer.Ordinal).ThenBy(static one => one.Line)]);
        }
    }
}
