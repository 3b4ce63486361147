namespace ReviewBot.Source.Contracts;

/// <summary>Which functions the calls of a tree can mean.</summary>
internal sealed class Meanings(LinkedFunctions functions, int[][] byName)
{
    private readonly int[]?[] _ofCall = new int[]?[functions.Calls];
    private readonly int[]?[] _everywhere = new int[]?[byName.Length];
    private readonly Dictionary<(int Name, int File), int[]> _inFile = [];

    /// <summary>The functions that a call in a file can mean.</summary>
    public int[] Of(int call, int file) => _ofCall[call] ??= Meant(functions.Call(call).Function, file);

    private int[] Meant(int name, int file)
    {
        if (_everywhere[name] is { } everywhere)
            return everywhere;

        var all = Array.FindAll(byName[name], one => functions[one].Form != DefinitionForm.Prototype);
        if (Array.TrueForAll(all, IsSeenEverywhere))
            return _everywhere[name] = all;

        if (_inFile.TryGetValue((name, file), out var known))
            return known;

        var own = Array.FindAll(all, one => functions[one].File == file);
        return _inFile[(name, file)] = own.Length > 0
            ? own
            : Array.FindAll(all, one => Visibility.IsSeen(functions.Path(functions[one].File), functions[one].Form, functions.Path(file)));
    }

    private bool IsSeenEverywhere(int function)
    {
        var (path, form) = (functions.Path(functions[function].File), functions[function].Form);
        return form != DefinitionForm.Macro && Visibility.IsGlobal(path, form) && !path.StartsWith("arch/", StringComparison.Ordinal);
    }
}
