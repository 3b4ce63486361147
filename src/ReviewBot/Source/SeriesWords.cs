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
            foreach (var line in file.Hunks.SelectMany(hunk => hunk.Lines))
                words.Add(file, line);
        }

        return words;
    }

    /// <summary>The lines that hold a word, in the order of the series.</summary>
    public IReadOnlyList<WordUse> Of(string word) => _uses.TryGetValue(word, out var uses) ? uses : [];

    private void Add(FileView file, DiffLine line)
    {
        var isOld = line.Kind == LineKind.Removed;
        var (source, number) = isOld ? (file.Old, line.OldLine) : (file.New, line.NewLine);
        if (source?.At(number) is not { } fragment)
        {
            foreach (var range in Words(line.Text))
                Add(line.Text[range], new WordUse(file, line, null, -1));

            return;
        }

        var (first, end) = fragment.Range(number, number);
        for (var i = first; i < end; i++)
        {
            if (fragment.Tokens[i].Kind == TokenKind.Word)
                Add(fragment.Text(i).ToString(), new WordUse(file, line, fragment, i));
        }
    }

    private void Add(string word, WordUse use)
    {
        if (!_uses.TryGetValue(word, out var uses))
            _uses[word] = uses = [];

        uses.Add(use);
    }

    private static IEnumerable<Range> Words(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                at++;

            if (at > start)
                yield return start..at;
        }
    }
}

/// <summary>A place of a word.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line of the diff.</param>
/// <param name="Fragment">The C around it; null in other files.</param>
/// <param name="Token">The token in the fragment; -1 in other files.</param>
public sealed record WordUse(FileView File, DiffLine Line, CFragment? Fragment, int Token)
{
    /// <summary>The place of its patch among those at hand.</summary>
    public int Patch => File.Patch.Position;
}
