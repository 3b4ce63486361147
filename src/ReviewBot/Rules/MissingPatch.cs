using ReviewBot.Source;

namespace ReviewBot.Rules;

/// <summary>The patches of a series that are not at hand; see <see cref="Remark.Doubt"/>.</summary>
public static class MissingPatch
{
    /// <summary>Which of them may use what a patch adds, in words; null when none may: only those behind it.</summary>
    public static string? MayUse(PatchView patch) =>
        patch.Series.Applied.Series.Missing.Where(missing => patch.Patch.Tag.Index is not { } index || missing > index)
            .ToList() is [var first, ..]
            ? $"patch {first} of the series is not at hand, and may use it"
            : null;
}
