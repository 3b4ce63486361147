using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>A hunk: <c>@@ -OldStart,OldCount +NewStart,NewCount @@ Section</c> and its lines.</summary>
/// <param name="OldStart">
/// First line in the pre-image as the header says; zero when <paramref name="OldCount"/> is.
/// </param>
/// <param name="OldCount">Number of pre-image lines.</param>
/// <param name="NewStart">
/// First line in the post-image as the header says; zero when <paramref name="NewCount"/> is.
/// </param>
/// <param name="NewCount">Number of post-image lines.</param>
/// <param name="Section">
/// The section heading behind the second <c>@@</c>, raw, without the blank before it; may be empty.
/// </param>
/// <param name="Lines">The lines, in order.</param>
/// <param name="BodyLine">The line of the mail body that holds the header, from one.</param>
public sealed record Hunk(
    int OldStart, int OldCount, int NewStart, int NewCount, string Section, ImmutableArray<DiffLine> Lines, int BodyLine)
{
    /// <summary>The header line: <c>@@ -OldStart,OldCount +NewStart,NewCount @@ Section</c>, raw.</summary>
    public string Header =>
        $"@@ -{OldStart}{Count(OldCount)} +{NewStart}{Count(NewCount)} @@{(Section.Length == 0 ? "" : " " + Section)}";

    private static string Count(int count) => count == 1 ? "" : $",{count}";
}
