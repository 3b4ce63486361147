using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>Which definitions a file can mean by a name.</summary>
public static class Visibility
{
    /// <summary>Whether a definition in one file can be meant in another.</summary>
    public static bool IsSeen(string definedIn, DefinitionForm form, string from)
    {
        if (definedIn == from)
            return true;

        if (Architecture(definedIn) is { IsEmpty: false } theirs && Architecture(from) is { IsEmpty: false } mine && !theirs.SequenceEqual(mine))
            return false;

        return form == DefinitionForm.Definition || IsInHeader(definedIn, from);
    }

    /// <summary>Those of the definitions of a name that a file means: its own, or else all that it can see.</summary>
    public static ImmutableArray<Definition> From(string path, ImmutableArray<Definition> definitions)
    {
        var real = definitions.RemoveAll(static one => one.Form == DefinitionForm.Prototype);
        var own = real.RemoveAll(one => one.Path != path);
        return own.IsEmpty ? real.RemoveAll(one => !IsSeen(one.Path, one.Form, path)) : own;
    }

    /// <summary>
    /// Those of the definitions of a name that are meant when nobody says where: the ones that all can see, or else
    /// all.
    /// </summary>
    public static ImmutableArray<Definition> Shared(ImmutableArray<Definition> definitions)
    {
        var real = definitions.RemoveAll(static one => one.Form == DefinitionForm.Prototype);
        var global = real.RemoveAll(static one => !IsGlobal(one.Path, one.Form));
        return global.IsEmpty ? real : global;
    }

    /// <summary>Whether all files of the tree can mean it.</summary>
    public static bool IsGlobal(string definedIn, DefinitionForm form) =>
        form == DefinitionForm.Definition || (definedIn.EndsWith(".h", StringComparison.Ordinal) && IsShared(definedIn));

    private static bool IsInHeader(string header, string from) =>
        header.EndsWith(".h", StringComparison.Ordinal)
        && (IsShared(header) || from.AsSpan().StartsWith(Folder(header), StringComparison.Ordinal));

    private static bool IsShared(string path) =>
        path.StartsWith("include/", StringComparison.Ordinal)
        || (path.StartsWith("arch/", StringComparison.Ordinal) && path.AsSpan(path.IndexOf('/', 5) + 1).StartsWith("include/", StringComparison.Ordinal));

    private static ReadOnlySpan<char> Folder(string path) => path.AsSpan(0, path.LastIndexOf('/') + 1);

    private static ReadOnlySpan<char> Architecture(string path)
    {
        if (!path.StartsWith("arch/", StringComparison.Ordinal))
            return [];

        var end = path.IndexOf('/', 5);
        return end < 0 ? [] : path.AsSpan(5, end - 5);
    }
}
