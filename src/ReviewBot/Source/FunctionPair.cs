using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>
/// A function before and after a patch, as far as the images show it: in one piece, or in those of several hunks.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Old">Its labels in the pre-image.</param>
/// <param name="New">Its labels in the post-image.</param>
public sealed record FunctionPair(string Name, FunctionSide Old, FunctionSide New)
{
    /// <summary>The functions that both images show under the same name, each once in each image.</summary>
    public static IEnumerable<FunctionPair> Of(FileView file)
    {
        if (file is not { Old: { } before, New: { } after })
            yield break;

        var old = Functions(before);
        foreach (var (name, parts) in Functions(after))
        {
            // conditional compilation may define a function twice, and then which is which is a guess
            if (old.TryGetValue(name, out var counterpart)
                && parts.Count(part => part.Function.ShowsHead) <= 1
                && counterpart.Count(part => part.Function.ShowsHead) <= 1)
            {
                yield return new FunctionPair(name, FunctionSide.Of(counterpart), FunctionSide.Of(parts));
            }
        }
    }

    /// <summary>
    /// Whether all code shown from a renamed label on is the same in both images, the new names aside.
    /// </summary>
    public bool SameFrom(Rename rename, IReadOnlyDictionary<string, string> names)
    {
        using var old = Old.TextsFrom(rename.Old).Select(text => names.GetValueOrDefault(text, text)).GetEnumerator();
        using var @new = New.TextsFrom(rename.New).GetEnumerator();
        while (old.MoveNext())
        {
            if (!@new.MoveNext() || old.Current != @new.Current)
                return false;
        }

        return !@new.MoveNext();
    }

    private static Dictionary<string, ImmutableArray<(
        CFragment Fragment, CFunction Function)>> Functions(CSource source) =>
        source.Items
            .Where(item => item.Item is CFunction { Name.Length: > 0 })
            .GroupBy(item => item.Item.Name, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Select(item => (item.Fragment, (CFunction)item.Item)).ToImmutableArray(),
                StringComparer.Ordinal);
}

/// <summary>The parts of a function that one image shows.</summary>
/// <param name="Parts">The parts, by line.</param>
/// <param name="Definitions">Its labels.</param>
/// <param name="Gotos">Its gotos.</param>
public sealed record FunctionSide(
    ImmutableArray<(CFragment Fragment, CFunction Function)> Parts,
    ImmutableArray<LabelUse> Definitions,
    ImmutableArray<LabelUse> Gotos)
{
    /// <summary>Reads the parts.</summary>
    public static FunctionSide Of(ImmutableArray<(CFragment Fragment, CFunction Function)> parts)
    {
        var labels = parts.Select(part => Labels.Of(part.Fragment, part.Function)).ToList();
        return new FunctionSide(
            parts, [.. labels.SelectMany(l => l.Definitions)], [.. labels.SelectMany(l => l.Gotos)]);
    }

    /// <summary>The labels that stand on any of the lines.</summary>
    public ImmutableArray<LabelUse> DefinedOn(IEnumerable<int> lines)
    {
        var on = lines.ToHashSet();
        return [.. Definitions.Where(label => on.Contains(label.Line))];
    }

    /// <summary>How many gotos on the lines name a label.</summary>
    public int GotosOn(IEnumerable<int> lines, string label)
    {
        var on = lines.ToHashSet();
        return Gotos.Count(use => use.Name == label && on.Contains(use.Line));
    }

    /// <summary>Whether a label or a goto has this name.</summary>
    public bool Names(string label) => Definitions.Any(use => use.Name == label) || Gotos.Any(use => use.Name == label);

    /// <summary>The texts of the code tokens from a label to the end of the function, as far as shown.</summary>
    public IEnumerable<string> TextsFrom(string label)
    {
        var begun = false;
        foreach (var (fragment, function) in Parts)
        {
            for (var i = fragment.CodeAfter(function.OpenToken); i < function.CloseToken; i = fragment.CodeAfter(i))
            {
                begun |= Definitions.Any(
                    use => use.Name == label && use.Token == i && use.Line == fragment.Tokens[i].Line);
                if (begun)
                    yield return fragment.Text(i).ToString();
            }
        }
    }
}
