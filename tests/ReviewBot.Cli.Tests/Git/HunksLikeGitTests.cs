using CsCheck;
using ReviewBot.Cli.Git;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>Random files, random edits: what <c>git apply</c> makes of a diff is what we make of it.</summary>
public class HunksLikeGitTests
{
    // few different lines, so that contexts repeat; some that bytes make hard
    private static readonly string[] Lines =
        ["a", "b", "c", "{", "}", "", "\treturn 0;", "\treturn 0; ", " ", "caf\u00e9", "\u00c3\u00a9", "cr\r", "--- x", "@@ -1 +1 @@", "\\ no"];

    private static readonly Gen<string> Line = Gen.Int[0, Lines.Length - 1].Select(i => Lines[i]);

    private static readonly Gen<string[]> File = Line.Array[0, 40];

    private static readonly Gen<Edit[]> Edits = Edit.Some(Line, Gen.Int[0, 40], 1, 4);

    [Fact]
    public void A_diff_of_two_files_applies_to_the_first_and_gives_the_second()
    {
        using var box = new Sandbox();
        Gen.Select(File, Edits, Gen.Bool, Gen.Bool, Gen.Int[0, 5]).Sample(
            (file, edits, oldEnds, newEnds, context) =>
            {
                var (old, @new) = (Edit.Text(file, oldEnds), Edit.Text(Edit.Apply(edits, file), newEnds));
                return Diff(box, old, @new, context) is not { } diff || context == 0 || Ours(box, diff, old) == @new;
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void A_diff_applies_to_a_third_file_if_and_only_if_git_applies_it_and_with_the_same_result()
    {
        using var box = new Sandbox();
        Gen.Select(File, Edits, Edits, Gen.Bool, Gen.Bool, Gen.Int[0, 3]).Sample(
            (file, edits, others, oldEnds, thirdEnds, context) =>
            {
                var (old, @new, third) = (
                    Edit.Text(file, oldEnds),
                    Edit.Text(Edit.Apply(edits, file), true),
                    Edit.Text(Edit.Apply(others, file), thirdEnds));
                return Diff(box, old, @new, context) is not { } diff
                    || Ours(box, diff, third) == Theirs(box, diff, third);
            },
            iter: 150,
            threads: 1);
    }

    private static string? Diff(Sandbox box, string old, string @new, int context)
    {
        box.Write("a/f", old);
        box.Write("b/f", @new);
        var diff = box.TryGit("diff", "--no-index", "--no-prefix", "--text", $"-U{context}", "a/f", "b/f").Output;
        return diff.Length == 0 ? null : diff;
    }

    private static string? Ours(Sandbox box, string diff, string text)
    {
        box.Write("c/f", text);
        var applied = Diffs.Apply(diff, new FolderTree(box["c"]));
        return applied.Outcome is Outcome.Applied ? applied.Files[0].New!.Fragments[0].Text : null;
    }

    private static string? Theirs(Sandbox box, string diff, string text)
    {
        box.Write("c/f", text);
        box.Write("diff", diff);
        return box.TryGit("-C", "c", "apply", "--whitespace=nowarn", "../diff").Exit == 0
            ? System.Text.Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(box["c/f"]))
            : null;
    }
}
