using System.Collections.Immutable;
using System.Text;

namespace ReviewBot.Patches;

/// <summary>What a commit does to one file, written as <c>git format-patch</c> writes it.</summary>
/// <param name="Path">The path, raw.</param>
/// <param name="Text">The diff from <c>diff --git</c> on, raw; a file that becomes a link takes two.</param>
/// <param name="Summary">The lines below the diffstat, such as <c>create mode 100644 x.c</c>, raw.</param>
public sealed record FileDelta(string Path, string Text, ImmutableArray<string> Summary)
{
    /// <summary>A file that is new, or gone, or has other content or another mode.</summary>
    /// <param name="old">The file before; null when it is new.</param>
    /// <param name="new">The file after; null when it is gone.</param>
    /// <param name="body">The hunks, or the binary patch; empty when the content is the same.</param>
    public static FileDelta Of(FileVersion? old, FileVersion? @new, string body) => new(
        (@new ?? old)!.Path,
        Header(old, @new, [], body) + body,
        (old, @new) switch
        {
            (null, _) => [$" create mode {Octal(@new!.Mode)} {@new.Path}"],
            (_, null) => [$" delete mode {Octal(old.Mode)} {old.Path}"],
            _ => ModeChange(old, @new, withPath: true),
        });

    /// <summary>A file under another name, with its content or much of it.</summary>
    /// <param name="old">The file before.</param>
    /// <param name="new">The file after.</param>
    /// <param name="similarity">How much of the content is kept, in percent.</param>
    /// <param name="body">The hunks, or the binary patch; empty when the content is the same.</param>
    public static FileDelta Renamed(FileVersion old, FileVersion @new, int similarity, string body)
    {
        string[] lines =
        [
            $"similarity index {similarity}%",
            $"rename from {DiffPath.QuoteRaw(old.Path)}",
            $"rename to {DiffPath.QuoteRaw(@new.Path)}",
        ];
        return new(
            @new.Path,
            Header(old, @new, lines, body) + body,
            [$" rename {old.Path} => {@new.Path} ({similarity}%)", .. ModeChange(old, @new, withPath: false)]);
    }

    /// <summary>A file that becomes a link, or a submodule, or the reverse: one is removed and the other added.</summary>
    /// <param name="removed">The removal.</param>
    /// <param name="added">The addition.</param>
    /// <param name="old">What it was.</param>
    /// <param name="new">What it is.</param>
    public static FileDelta TypeChanged(FileDelta removed, FileDelta added, FileVersion old, FileVersion @new) =>
        new(@new.Path, removed.Text + added.Text, ModeChange(old, @new, withPath: true));

    private static string Header(FileVersion? old, FileVersion? @new, ReadOnlySpan<string> similarity, string body)
    {
        var (from, to) = ($"a/{(old ?? @new)!.Path}", $"b/{(@new ?? old)!.Path}");
        var text = new StringBuilder($"diff --git {DiffPath.QuoteRaw(from)} {DiffPath.QuoteRaw(to)}\n");
        if (old is null)
            text.Append($"new file mode {Octal(@new!.Mode)}\n");
        else if (@new is null)
            text.Append($"deleted file mode {Octal(old.Mode)}\n");
        else if (old.Mode != @new.Mode)
            text.Append($"old mode {Octal(old.Mode)}\nnew mode {Octal(@new.Mode)}\n");

        foreach (var line in similarity)
            text.Append(line).Append('\n');

        var zero = new string('0', (old ?? @new)!.Blob.Length);
        if (old?.Blob != @new?.Blob)
        {
            text.Append($"index {old?.Blob ?? zero}..{@new?.Blob ?? zero}");
            text.Append(old is not null && old.Mode == @new?.Mode ? $" {Octal(old.Mode)}\n" : "\n");
        }

        if (body is ['@', ..])
        {
            text.Append($"--- {(old is null ? "/dev/null" : Name(from))}\n");
            text.Append($"+++ {(@new is null ? "/dev/null" : Name(to))}\n");
        }

        return text.ToString();
    }

    private static ImmutableArray<string> ModeChange(FileVersion old, FileVersion @new, bool withPath) =>
        old.Mode == @new.Mode ? [] : [$" mode change {Octal(old.Mode)} => {Octal(@new.Mode)}{(withPath ? $" {@new.Path}" : "")}"];

    // a tab ends a name with blanks, for the patch programs that would cut it there
    private static string Name(string path) =>
        DiffPath.QuoteRaw(path) + (path.Contains(' ', StringComparison.Ordinal) ? "\t" : "");

    private static string Octal(int mode) => Convert.ToString(mode, 8).PadLeft(6, '0');
}

/// <summary>A file in a tree.</summary>
/// <param name="Path">Its path, raw.</param>
/// <param name="Mode">Its mode as git writes it.</param>
/// <param name="Blob">The id of its content.</param>
public sealed record FileVersion(string Path, int Mode, string Blob);
