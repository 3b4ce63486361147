using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>
/// Who may use what a series adds. What a series adds did not exist before it, so its users stand on lines that the
/// series adds; a line that a later patch removes again does not count.
/// </summary>
public sealed class SeriesUses
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wholes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _arguments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removedMembers = new(StringComparer.Ordinal);

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
            foreach (var (source, removed) in ((CSource?, bool)[])[(file.Old, true), (file.New, false)])
            {
                foreach (var line in file.Runs.SelectMany(run => removed ? run.Removed : run.Added))
                    balance[(file.Path, line.Text)] = balance.GetValueOrDefault(
                        (file.Path, line.Text)) + (removed ? -1 : 1);

                if (source is not null && removed)
                    uses.AddRemovedMembers(file, source);
            }
        }

        foreach (var patch in series.Patches)
        {
            foreach (var file in patch.Files)
            {
                foreach (var line in file.Runs.SelectMany(run => run.Added))
                {
                    if (balance[(file.Path, line.Text)] > 0)
                        uses.Count(file, line);
                }
            }
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
    private bool IsUsedByOldCode(SeriesView series, Addition addition)
    {
        if (addition.Kind == "member" && !_removedMembers.Contains(addition.Name))
            return false;

        var last = series.Patches.SelectMany(patch => patch.Files)
            .GroupBy(file => file.Path, StringComparer.Ordinal)
            .Select(group => group.Last());
        var found = 0;
        foreach (var source in last.Select(file => file.New).OfType<CSource>().Where(source => source.IsWhole))
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
                if (fragment.Tokens[i].Kind == TokenKind.Word && parts.Contains(fragment.Text(i).ToString()))
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

    private void Count(FileView file, DiffLine line)
    {
        if (file.New is not { } source)
        {
            foreach (var word in line.Text.Split([' ', '\t', '(', ')', ',', ';', '=', '&', '*', '.', '-', '>', '"', '\''], StringSplitOptions.RemoveEmptyEntries))
                _words[word] = _words.GetValueOrDefault(word) + 1;

            return;
        }

        if (source.At(line.NewLine) is not { } fragment)
            return;

        var (first, end) = fragment.Range(line.NewLine, line.NewLine);
        for (var i = first; i < end; i++)
        {
            if (fragment.Tokens[i].Kind != TokenKind.Word)
                continue;

            var word = fragment.Text(i).ToString();
            _words[word] = _words.GetValueOrDefault(word) + 1;
            var (before, after) = (fragment.CodeBefore(i), fragment.CodeAfter(i));

            // the brace before it closes the type that it declares
            if (!fragment.Is(before, "}") && !fragment.Is(after, ".") && !fragment.Is(after, "->"))
                _wholes.Add(word);

            if ((fragment.Is(before, "(") || fragment.Is(before, ","))
                && (fragment.Is(after, ",") || fragment.Is(after, ")")))
                _arguments.Add(word);
        }
    }

    private void AddRemovedMembers(FileView file, CSource source)
    {
        var gone = file.Runs.SelectMany(run => run.Removed).Select(line => line.OldLine).ToHashSet();
        foreach (var member in source.Items.Select(item => item.Item).OfType<CType>().SelectMany(type => type.Members))
        {
            if (gone.Contains(member.Line))
                _removedMembers.Add(member.LastName);
        }
    }
}
