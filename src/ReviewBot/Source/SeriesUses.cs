using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>
/// Who may use what a series adds. What a series adds did not exist before it, so its users stand on lines that the
/// series adds; a line that a later patch removes again does not count.
/// </summary>
public sealed class SeriesUses
{
    private static readonly char[] Separators = [' ', '\t', '(', ')', ',', ';', '=', '&', '*', '.', '-', '>', '"', '\''];

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wholes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _arguments = new(StringComparer.Ordinal);

    private SeriesUses()
    {
    }

    /// <summary>Counts the words on the lines that the series adds and keeps.</summary>
    public static SeriesUses Of(SeriesView series)
    {
        var uses = new SeriesUses();
        var balance = new Dictionary<(string Path, string Text), int>();
        foreach (var file in series.Patches.SelectMany(patch => patch.Files))
        {
            foreach (var run in file.Runs)
            {
                foreach (var line in run.Removed)
                    balance[(file.Path, line.Text)] = balance.GetValueOrDefault((file.Path, line.Text)) - 1;

                foreach (var line in run.Added)
                    balance[(file.Path, line.Text)] = balance.GetValueOrDefault((file.Path, line.Text)) + 1;
            }
        }

        foreach (var file in series.Patches.SelectMany(patch => patch.Files))
        {
            if (file.HasNew)
                uses.Count(file.Words.Where(word => word.LineIn(file) is { Kind: LineKind.Added } line && balance[(file.Path, line.Text)] > 0));
            else
                uses.Count(file.Runs.SelectMany(run => run.Added).Where(line => balance[(file.Path, line.Text)] > 0));
        }

        return uses;
    }

    /// <summary>
    /// Whether something other than its own declaration may use the addition, or a later patch takes it out again.
    /// </summary>
    public bool MayUse(PatchView patch, FileView file, Addition addition)
    {
        if (patch.Series.Patches.Skip(patch.Position + 1).SelectMany(later => later.Files).Any(later => Removes(later, file, addition)))
            return true;

        return addition.Kind == "parameter"
            ? UsesParameter(file, addition)
            : _words.GetValueOrDefault(addition.Name) > 1
                || addition.Within.Any(_wholes.Contains)
                || IsUsedByOldCode(patch.Series, addition)
                || IsPasted(file, addition);
    }

    private static bool Removes(FileView later, FileView file, Addition addition) =>
        later.Path == file.Path && file.Runs.SelectMany(run => run.Added).Where(line => line.NewLine == addition.Line)
            .Any(line => later.Runs.Any(run => run.Removed.Any(removed => removed.Text == line.Text)));

    /// <summary>
    /// A member that moved from one struct to another may have users on old lines. So may a name that old code of a
    /// touched file holds already: a macro that was a function, a static that was declared.
    /// </summary>
    private static bool IsUsedByOldCode(SeriesView series, Addition addition)
    {
        if (addition.Kind == "member" && !IsRemovedMember(series, addition.Name))
            return false;

        var last = series.Patches.SelectMany(patch => patch.Files)
            .GroupBy(file => file.Path, StringComparer.Ordinal)
            .Select(group => group.Last());
        var found = 0;
        foreach (var source in last.Where(file => file.Shows(addition.Name)).Select(file => file.New).OfType<CSource>().Where(source => source.IsWhole))
        {
            var fragment = source.Fragments[0];
            for (var i = 0; i < fragment.Tokens.Length; i++)
            {
                if (!fragment.Is(i, addition.Name) || fragment.Tokens[i].Kind != TokenKind.Word)
                    continue;

                if (addition.Kind != "member")
                    found++;
                else if (fragment.Is(i - 1, "->") || fragment.Is(i - 1, "."))
                    return true;
            }
        }

        return found > 1;
    }

    /// <summary>
    /// A macro may make the name from a part of it: <c>DEVICE_ATTR_RO(level)</c> uses <c>level_show</c>. Any part of
    /// the name, cut at an underscore, that stands as a word of its own in the file counts as a use. Members have users
    /// in other files and names of more common words: of theirs, a part with an underscore that is a whole argument.
    /// </summary>
    private bool IsPasted(FileView file, Addition addition)
    {
        if (file.New is not { } source)
            return false;

        var parts = new HashSet<string>(StringComparer.Ordinal);
        for (var cut = addition.Name.IndexOf('_', 1); cut > 0; cut = addition.Name.IndexOf('_', cut + 1))
        {
            parts.Add(addition.Name[..cut]);
            parts.Add(addition.Name[(cut + 1)..]);
        }

        if (addition.Kind == "member")
            return parts.Any(part => part.Contains('_', StringComparison.Ordinal) && _arguments.Contains(part));

        return source.Fragments.Any(fragment =>
        {
            for (var i = 0; i < fragment.Tokens.Length; i++)
            {
                if (fragment.Tokens[i].Kind == TokenKind.Word && parts.Contains(fragment.Spelling(i)))
                    return true;
            }

            return false;
        });
    }

    private static bool UsesParameter(FileView file, Addition addition)
    {
        if (file.New?.At(addition.Line) is not { } fragment || fragment.ItemAt(addition.Line) is not CFunction function)
            return true;

        for (var i = function.OpenToken; i < function.CloseToken; i++)
        {
            if (fragment.Is(i, addition.Name))
                return true;
        }

        // a stub has nothing to do with its parameters
        return function.CloseToken - function.OpenToken < 8 || MayBeCallback(fragment, function);
    }

    /// <summary>The signature of a callback is given by others: its name stands somewhere without a call.</summary>
    private static bool MayBeCallback(CFragment fragment, CFunction function)
    {
        var calls = 0;
        for (var i = 0; i < fragment.Tokens.Length; i++)
        {
            if (fragment.Tokens[i].Kind != TokenKind.Word || !fragment.Is(i, function.Name))
                continue;

            if (!fragment.Is(fragment.CodeAfter(i), "("))
                return true;

            calls++;
        }

        // the definition itself is one; without a call it is for others to call
        return calls < 2 || !fragment.Is(function.HeadToken, "static");
    }

    private void Count(IEnumerable<DiffLine> lines)
    {
        foreach (var word in lines.SelectMany(line => line.Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)))
            _words[word] = _words.GetValueOrDefault(word) + 1;
    }

    private void Count(IEnumerable<LineWord> words)
    {
        foreach (var word in words.Where(word => word.Token >= 0))
        {
            _words[word.Text] = _words.GetValueOrDefault(word.Text) + 1;
            if (word.Role != WordRole.Part)
                _wholes.Add(word.Text);

            if (word.Role == WordRole.Argument)
                _arguments.Add(word.Text);
        }
    }

    /// <summary>Whether the series takes a member of this name out of some struct.</summary>
    private static bool IsRemovedMember(SeriesView series, string name) =>
        series.Words.Of(name).Any(use => use.Line.Kind == LineKind.Removed
            && use.File.Old is { } before
            && before.Items.Select(item => item.Item).OfType<CType>().SelectMany(type => type.Members)
                .Any(member => member.LastName == name && member.Line == use.Line.OldLine));
}
