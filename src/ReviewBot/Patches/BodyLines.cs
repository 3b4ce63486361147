namespace ReviewBot.Patches;

/// <summary>The lines of a raw text by number, without copying them; line numbers are from zero here.</summary>
internal readonly struct BodyLines
{
    private readonly string _text;
    private readonly int[] _starts;
    private readonly int _first;

    internal BodyLines(string text)
    {
        _text = text;
        Count = text.AsSpan().Count('\n') + (text.Length > 0 && text[^1] != '\n' ? 1 : 0);
        _starts = new int[Count + 1];
        var at = 0;
        for (var i = 0; i < Count; i++)
        {
            _starts[i] = at;
            var length = text.AsSpan(at).IndexOf('\n');
            at = length < 0 ? text.Length + 1 : at + length + 1;
        }

        _starts[Count] = at;
    }

    private BodyLines(BodyLines lines, int first) =>
        (_text, _starts, _first, Count) = (lines._text, lines._starts, lines._first + first, lines.Count - first);

    /// <summary>How many lines there are; a last one may lack its line end.</summary>
    internal int Count { get; }

    /// <summary>A line without its end.</summary>
    internal ReadOnlySpan<char> this[int line] => _text.AsSpan(_starts[_first + line], _starts[_first + line + 1] - 1 - _starts[_first + line]);

    /// <summary>Where a line begins in the text; for <see cref="Count"/> the length of the text.</summary>
    internal int Start(int line) => Math.Min(_starts[_first + line], _text.Length);

    /// <summary>The lines from one on, by numbers of their own.</summary>
    internal BodyLines From(int line) => new(this, line);

    /// <summary>The lines from one to before another, with their ends.</summary>
    internal string Text(int from, int to) => _text[Start(from)..Start(to)];

    /// <summary>Whether a plain diff of a file begins here: <c>---</c>, <c>+++</c> and a hunk header.</summary>
    internal bool BeginsPlainFile(int line) =>
        line + 2 < Count
            && this[line].StartsWith("--- ")
            && this[line + 1].StartsWith("+++ ")
            && this[line + 2].StartsWith("@@");
}
