namespace ReviewBot.Source.Riders;

/// <summary>Tells runs that only rename from those that do more.</summary>
internal static class Renaming
{
    /// <summary>
    /// Whether the lines of a run differ in nothing but names, as the table of old and new names says.
    /// </summary>
    public static bool IsAll(FileView file, Run run, IReadOnlyDictionary<string, string> names)
    {
        var (before, after) = (file.Tokens(run).Old, file.Tokens(run).New);
        return before.Length == after.Length
            && before.Zip(after)
                .All(pair => names.GetValueOrDefault(pair.First.Text, pair.First.Text) == pair.Second.Text);
    }

    /// <summary>
    /// The one name that becomes another one in a run which differs in nothing else; null when it differs in more, or
    /// in nothing.
    /// </summary>
    public static (string Old, string New)? Single(FileView file, Run run)
    {
        var (before, after) = (file.Tokens(run).Old, file.Tokens(run).New);
        if (before.Length != after.Length)
            return null;

        (string Old, string New)? found = null;
        foreach (var (old, @new) in before.Zip(after))
        {
            if (old.Text == @new.Text)
                continue;

            if (!IsName(old.Text) || !IsName(@new.Text) || (found ??= (old.Text, @new.Text)) != (old.Text, @new.Text))
                return null;
        }

        return found;
    }

    private static bool IsName(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_');
}
