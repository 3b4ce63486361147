using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds runs that only correct the spelling of a comment which an earlier patch of the same series has added.
/// </summary>
/// <param name="options">None.</param>
public sealed class EarlierPatchFixup(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        foreach (var file in patch.Files)
        {
            foreach (var run in file.Runs)
            {
                if (!IsTypo(file, run) || Origin(patch, file, run) is not { } origin)
                    continue;

                yield return new Remark(patch, Place.Removed(file.Path, run.Removed[0].OldLine) with
                {
                    EndLine = run.Removed[^1].OldLine,
                })
                    .With("origin", origin.Patch.NumberedTitle);
            }
        }
    }

    /// <summary>Whether only comments change, line by line, each in one word and that by a letter or two.</summary>
    private static bool IsTypo(FileView file, Run run)
    {
        if (run.Removed.IsEmpty || run.Removed.Length != run.Added.Length || !run.NewLines.All(line => IsComment(file.New, line)))
            return false;

        var words = 0;
        foreach (var (before, after) in run.Removed.Zip(run.Added))
        {
            var (one, other) = (before.Text.Split(' '), after.Text.Split(' '));
            if (one.Length != other.Length)
                return false;

            foreach (var (old, @new) in one.Zip(other).Where(pair => pair.First != pair.Second))
            {
                words++;
                if (!IsWord(old) || !IsWord(@new) || !EditDistance.AtMost(old, @new, 2))
                    return false;
            }
        }

        return words is > 0 and < 3;
    }

    /// <summary>A word of prose; a name is more than its spelling.</summary>
    private static bool IsWord(string text) =>
        text.Trim('.', ',', ';', ':', '!', '?') is { Length: >= 4 } word && word.All(char.IsAsciiLetter);

    private static bool IsComment(CSource? source, int line) =>
        source?.At(line) is { } fragment
        && fragment.On(line) is { Length: > 0 } tokens
        && tokens.ToArray().All(token => token.Kind == TokenKind.Comment);

    /// <summary>The patch that added all lines of a run as they were, side by side.</summary>
    private static PatchView? Origin(PatchView patch, FileView file, Run run) => patch.Series.Patches
        .Take(patch.Position)
        .LastOrDefault(earlier => earlier.Files
            .Where(other => other.Path == file.Path)
            .SelectMany(other => other.Runs)
            .Any(other => Holds(other, run))
            && !Moves(earlier, run));

    /// <summary>Lines that a patch only moves are best left as they were.</summary>
    private static bool Moves(PatchView earlier, Run run) => earlier.Files
        .SelectMany(file => file.Runs)
        .SelectMany(other => other.Removed)
        .Any(line => line.Text.Trim() == run.Removed[0].Text.Trim());

    private static bool Holds(Run earlier, Run run)
    {
        for (var from = 0; from + run.Removed.Length <= earlier.Added.Length; from++)
        {
            var i = 0;
            while (i < run.Removed.Length && earlier.Added[from + i].Text == run.Removed[i].Text)
                i++;

            if (i == run.Removed.Length)
                return true;
        }

        return false;
    }
}
