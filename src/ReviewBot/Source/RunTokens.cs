using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>The tokens of the lines that a run removes and of those that it adds, as <see cref="TokenLines"/> reads them.</summary>
/// <param name="Old">The removed ones.</param>
/// <param name="New">The added ones.</param>
/// <param name="IsWhole">Whether both images are C and show all the lines.</param>
public sealed record RunTokens(ImmutableArray<TokenText> Old, ImmutableArray<TokenText> New, bool IsWhole)
{
    internal static RunTokens Of(FileView file, Run run)
    {
        if (file is not { Old: { } before, New: { } after })
            return new RunTokens([], [], false);

        ImmutableArray<TokenText> old = [.. TokenLines.Texts(before, run.OldLines)];
        ImmutableArray<TokenText> now = [.. TokenLines.Texts(after, run.NewLines)];
        return new RunTokens(old, now, old.Concat(now).All(token => token.Text.Length > 0));
    }
}
