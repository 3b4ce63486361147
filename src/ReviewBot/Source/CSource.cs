using System.Collections.Immutable;
using ReviewBot.Trees;

namespace ReviewBot.Source;

/// <summary>One version of a C file: its fragments, lexed.</summary>
public sealed class CSource
{
    /// <summary>Lexes an image.</summary>
    public CSource(Image image)
    {
        IsWhole = image.IsWhole;
        Fragments = [.. image.Fragments.Select(fragment => new CFragment(fragment, image.IsWhole))];
    }

    /// <summary>Whether the whole file is at hand.</summary>
    public bool IsWhole { get; }

    /// <summary>The fragments, by line.</summary>
    public ImmutableArray<CFragment> Fragments { get; }

    /// <summary>Functions and types, by line.</summary>
    public IEnumerable<(CFragment Fragment, CItem Item)> Items =>
        Fragments.SelectMany(static fragment => fragment.Items.Select(item => (fragment, item)));

    /// <summary>The fragment that shows a line; null when none does.</summary>
    public CFragment? At(int line)
    {
        var at = Fragments.FirstFrom(line, static (fragment, line) => fragment.LastLine >= line);
        return at < Fragments.Length && Fragments[at].FirstLine <= line ? Fragments[at] : null;
    }

    /// <summary>Whether a path names C that the rules understand.</summary>
    public static bool Handles(string path) =>
        path.EndsWith(".c", StringComparison.Ordinal) || path.EndsWith(".h", StringComparison.Ordinal);
}
