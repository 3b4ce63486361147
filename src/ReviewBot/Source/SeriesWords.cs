using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>On which lines of the changes of a series a word stands; comments and strings do not count.</summary>
public sealed class SeriesWords
{
    private readonly Dictionary<string, List<WordUse>> _uses = new(StringComparer.Ordinal);

    private SeriesWords()
    {
    }

    /// <summary>Reads the hunks of all patches: what they add, remove and show.</summary>
    public static SeriesWords Of(SeriesView series)
    {
        var words = new SeriesWords();
        foreach (var file in series.Patches.SelectMany(patch => patch.Files))
        {
            foreach (var word in file.Words)
            {
                if (!words._uses.TryGetValue(word.Text, out var uses))
                    words._uses[word.Text] = uses = [];

                uses.Add(new WordUse(file, word.Line, word.Token));
            }
        }

        return words;
    }

    /// <summary>The lines that hold a word, in the order of the series.</summary>
    public IReadOnlyList<WordUse> Of(string word) => _uses.TryGetValue(word, out var uses) ? uses : [];
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
