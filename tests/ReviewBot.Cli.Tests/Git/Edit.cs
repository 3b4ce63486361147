using CsCheck;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>A change at a line: lines are taken out, and others put in.</summary>
internal sealed record Edit(int At, int Removed, string[] Added)
{
    /// <summary>Random ones.</summary>
    public static Gen<Edit[]> Some(Gen<string> line, Gen<int> at, int least, int most) =>
        Gen.Select(at, Gen.Int[0, 3], line.Array[0, 3])
            .Select((at, removed, added) => new Edit(at, removed, added))
            .Array[least, most];

    /// <summary>A file, edited.</summary>
    public static string[] Apply(Edit[] edits, string[] file)
    {
        var lines = file.ToList();
        foreach (var (at, removed, added) in edits)
        {
            var start = Math.Min(at, lines.Count);
            lines.RemoveRange(start, Math.Min(removed, lines.Count - start));
            lines.InsertRange(start, added);
        }

        return [.. lines];
    }

    /// <summary>The lines as one text, which may lack the last line feed.</summary>
    public static string Text(string[] lines, bool ends) =>
        string.Join('\n', lines) + (ends && lines.Length > 0 ? "\n" : "");
}
