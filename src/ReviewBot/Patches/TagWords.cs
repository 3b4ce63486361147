using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace ReviewBot.Patches;

/// <summary>
/// Gathers what the words of a subject's brackets say; the first version and the first counter count.
/// </summary>
internal sealed class TagWords
{
    // Words that versions and counters get glued to: PATCHv3, RFCv2, PATCH1/8.
    private static readonly string[] Gluing = ["PATCHES", "PATCH", "RESEND", "RFC", "RFT", "POC", "PATH"];

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t,;[]");

    private ImmutableArray<string> _words = [];
    private string? _dotted;
    private int _minor;
    private int? _total;

    internal int? Version { get; private set; }

    internal int? Index { get; private set; }

    /// <summary>
    /// Whether a word or a counter says that the brackets are those of a patch and not of a list or a topic.
    /// </summary>
    internal bool SaysPatch { get; private set; }

    internal TagWords Copy() => (TagWords)MemberwiseClone();

    internal void Take(TagWords other)
    {
        _words = other._words;
        _dotted = other._dotted;
        _minor = other._minor;
        _total = other._total;
        Version = other.Version;
        Index = other.Index;
        SaysPatch = other.SaysPatch;
    }

    internal SubjectTag ToTag(string title, bool reply) =>
        new(_words, Version ?? 1, Index, _total, title)
        {
            MinorVersion = _minor,
            NamesVersion = Version is not null,
            IsReply = reply,
        };

    /// <summary>Reads the inside of a bracket, <c>RFC PATCH net-next,v3 2/7</c>, inner brackets and all.</summary>
    internal void Read(ReadOnlySpan<char> inside)
    {
        while (true)
        {
            inside = inside.TrimStart(" \t,;[]");
            if (inside.IsEmpty)
                return;

            if (TryReadSpelledCounter(ref inside))
                continue;

            var end = inside.IndexOfAny(Separators);
            var token = end < 0 ? inside : inside[..end];
            inside = inside[token.Length..];
            ReadToken(token.Trim(":()#"));
        }
    }

    /// <summary>
    /// Reads a word that stands outside of brackets; <see langword="false"/> when it belongs to the title.
    /// </summary>
    internal bool TryReadLoose(ReadOnlySpan<char> token)
    {
        if (Index is null && TryReadCounter(token))
            return true;
        if (Version is null && TryReadVersion(ref token))
            return token.IsEmpty;

        foreach (var word in Gluing)
        {
            if (token.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && !Has(word)
                && ReadGlued(word, token[word.Length..]))
                return true;
        }

        return false;
    }

    /// <summary>A version behind the title: <c>title (v2)</c>.</summary>
    internal void ReadSuffix(ReadOnlySpan<char> title)
    {
        title = title.TrimEnd();
        if (title is not [.. var before, ')'] || before.LastIndexOf('(') is not (>= 0 and var open))
            return;

        var token = before[(open + 1)..];
        if (token is ['v' or 'V', .. var digits] && digits.Length is > 0 and < 4 && IsNumber(digits))
            TryReadVersion(ref token);
    }

    private bool Has(string word) => _words.Contains(word, StringComparer.OrdinalIgnoreCase);

    private void ReadToken(ReadOnlySpan<char> token)
    {
        if (token.IsEmpty || (Index is null && TryReadCounter(token)))
            return;

        var rest = token.TrimStart('-');
        if (TryReadVersion(ref rest))
        {
            ReadToken(rest.TrimStart("-_"));
            return;
        }

        foreach (var word in Gluing)
        {
            if (token.StartsWith(word, StringComparison.OrdinalIgnoreCase) && ReadGlued(word, token[word.Length..]))
                return;
        }

        _words = _words.Add(token.ToString());
    }

    private bool ReadGlued(string word, ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("-_/#");
        if (TryReadCounter(rest))
            rest = [];
        else if (!rest.IsEmpty && !TryReadVersion(ref rest))
            return false;

        SaysPatch = true;
        _words = _words.Add(word);
        ReadToken(rest.TrimStart("-_"));
        return true;
    }

    /// <summary><c>v2</c>, <c>V2</c>, <c>v01</c>, <c>v5.1</c> at the head of a token.</summary>
    private bool TryReadVersion(ref ReadOnlySpan<char> token)
    {
        if (token is not ['v' or 'V', >= '0' and <= '9', ..])
            return false;

        var digits = Digits(token[1..]);
        if (!TryNumber(token.Slice(1, digits), out var major))
            return false;

        var rest = token[(1 + digits)..];
        var minor = 0;
        var text = token[..(1 + digits)];
        if (rest is ['.', >= '0' and <= '9', ..])
        {
            var minorDigits = Digits(rest[1..]);
            if (!TryNumber(rest.Slice(1, minorDigits), out minor))
                return false;
            text = token[..(2 + digits + minorDigits)];
            rest = rest[(1 + minorDigits)..];
        }

        // "v6.1.y" is a branch, and "v4l" a subsystem.
        if (rest is not ([] or ['-' or '_' or ':', ..])
            && !rest.StartsWith("PATCH", StringComparison.OrdinalIgnoreCase))
            return false;

        TakeVersion(major, minor, text);
        token = rest;
        return true;
    }

    // In "[PATCH v5.10 v2]" the dotted one names a kernel.
    private void TakeVersion(int major, int minor, ReadOnlySpan<char> text)
    {
        if (Version is null)
        {
            (Version, _minor, _dotted) = (major, minor, text.Contains('.') ? text.ToString() : null);
            return;
        }

        if (_dotted is not null && !text.Contains('.'))
        {
            _words = _words.Add(_dotted);
            (Version, _minor, _dotted) = (major, 0, null);
        }
        else if (text.Contains('.'))
        {
            _words = _words.Add(text.ToString());
        }
    }

    /// <summary><c>2/7</c>, <c>02/07</c>, <c>3/n</c>; not <c>504/508/512</c>.</summary>
    private bool TryReadCounter(ReadOnlySpan<char> token)
    {
        var slash = token.IndexOf('/');
        if (slash <= 0 || !TryNumber(token[..slash], out var index))
            return false;

        var of = token[(slash + 1)..];
        if (of is ['n' or 'N' or 'x' or 'X' or '?'])
            return TakeCounter(index, null);

        return TryNumber(of, out var total) && TakeCounter(index, total);
    }

    /// <summary><c>0 of 2</c>, <c>1 / 2</c>.</summary>
    private bool TryReadSpelledCounter(ref ReadOnlySpan<char> inside)
    {
        foreach (var word in Gluing)
        {
            if (inside.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && inside[word.Length..] is [>= '0' and <= '9', ..] glued
                && SpelledCounter(glued, out var length))
            {
                _words = _words.Add(word);
                inside = glued[length..];
                return true;
            }
        }

        if (!SpelledCounter(inside, out var used))
            return false;

        inside = inside[used..];
        return true;
    }

    private bool SpelledCounter(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        var first = Digits(text);
        if (first == 0)
            return false;

        var rest = text[first..];
        var between = rest.TrimStart();
        if (between.StartsWith("of ", StringComparison.OrdinalIgnoreCase) && between.Length < rest.Length)
            between = between[3..].TrimStart();
        else if (between is ['/', .. var behind] && (between.Length < rest.Length || behind is [' ', ..]))
            between = behind.TrimStart();
        else
            return false;

        var second = Digits(between);
        if (second == 0 || !TryNumber(text[..first], out var index) || !TryNumber(between[..second], out var total))
            return false;

        length = text.Length - between.Length + second;
        return Index is null && TakeCounter(index, total);
    }

    private bool TakeCounter(int index, int? total)
    {
        SaysPatch = true;
        if (Index is null)
            (Index, _total) = (index, total);
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && Digits(text) == text.Length;

    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return IsNumber(text)
            && text.Length <= 6
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
