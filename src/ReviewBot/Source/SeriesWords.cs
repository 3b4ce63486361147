using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>On which lines of the changes of a series a word stands; comments and strings do not count.</summary>
public sealed class SeriesWords
{
    private readonly ImmutableArray<FileView> _files;

    // the words of all files are counted through; these are the numbers of the first of each file, and of each text
    private readonly int[] _begins;
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);

    // for each word the number of the next with its text, or -1
    private readonly int[] _next;

    private SeriesWords(ImmutableArray<FileView> files)
    {
        _files = files;
        _begins = new int[files.Length];
        var count = 0;
        for (var i = 0; i < files.Length; i++)
        {
            _begins[i] = count;
            count += files[i].Words.Length;
        }

        _next = new int[count];
        for (var i = files.Length - 1; i >= 0; i--)
        {
            var words = files[i].Words;
            for (var word = words.Length - 1; word >= 0; word--)
            {
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, words[word].Text, out var isKnown);
                _next[_begins[i] + word] = isKnown ? first : -1;
                first = _begins[i] + word;
            }
        }
    }

    /// <summary>Reads the hunks of all patches: what they add, remove and show.</summary>
    public static SeriesWords Of(SeriesView series) => new([.. series.Patches.SelectMany(patch => patch.Files)]);

    /// <summary>The lines that hold a word, in the order of the series.</summary>
    public IReadOnlyList<WordUse> Of(string word)
    {
        var uses = new List<WordUse>();
        var at = 0;
        for (var number = _first.GetValueOrDefault(word, -1); number >= 0; number = _next[number])
        {
            while (at + 1 < _begins.Length && _begins[at + 1] <= number)
                at++;

            var (file, found) = (_files[at], _files[at].Words[number - _begins[at]]);
            uses.Add(new WordUse(file, found.LineIn(file), found.Token));
        }

        return uses;
    }
}

/// <summary>A place of a word.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line of the diff.</param>
/// <param name="Token">The token in the C around it; -1 in other files, and where that is not shown.</param>
public sealed record WordUse(FileView File, DiffLine Line, int Token)
{
    /// <summary>The C around it; null in other files.</summary>
    public CFragment? Fragment => Token < 0 ? null
        : Line.Kind == LineKind.Removed ? File.Old?.At(Line.OldLine)
        : File.New?.At(Line.NewLine);

    /// <summary>The place of its patch among those at hand.</summary>
    public int Patch => File.Patch.Position;
}
