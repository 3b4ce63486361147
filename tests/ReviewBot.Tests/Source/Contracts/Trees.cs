using System.Collections.Immutable;
using ReviewBot.Source.Contracts;

namespace ReviewBot.Tests.Source.Contracts;

/// <summary>Small trees, put together the way a kernel is.</summary>
internal static class Trees
{
    public static Dictionary<string, ImmutableArray<Definition>> Link(params (string Path, string Text)[] files)
    {
        var linker = new Linker();
        foreach (var (path, text) in files)
            linker.Add(path, SummaryReader.Read(text));

        return linker.Link().ToDictionary(one => one.Name, one => one.Definitions, StringComparer.Ordinal);
    }

    /// <summary>The kind of function <c>f</c> in a file.</summary>
    public static string KindOf(string text) => KindOf("f", ("lib/a.c", text));

    public static string KindOf(string function, params (string Path, string Text)[] files) =>
        ContractKinds.Agreed(Visibility.Shared(Link(files)[function])).Name();
}
