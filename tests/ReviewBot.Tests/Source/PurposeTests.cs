using ReviewBot.Patches;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Tests.Source;

public class PurposeTests
{
    [Theory]
    [InlineData("foo: clean up the probe", "")]
    [InlineData("foo: set it", "Fix the coding style on the way.")]
    [InlineData("foo: set it", "Also fix the formatting.")]
    [InlineData("foo: set it", "While at it, tidy the neighbours.")]
    public void Who_tidies_announces_every_form(string title, string log) =>
        Assert.Equal(Enum.GetValues<RiderKind>(), Announced(title, log));

    [Theory]
    [InlineData("Fix the indentation of the call.")]
    [InlineData("Remove a stray empty line.")]
    [InlineData("Align the arguments with the open parenthesis.")]
    [InlineData("Wrap an overlong line.")]
    public void Who_speaks_of_space_announces_no_names_and_no_moves(string log) =>
        Assert.Equal(
            [RiderKind.Whitespace, RiderKind.BlankLines, RiderKind.Style, RiderKind.Comment],
            Announced("foo: set it", log));

    [Theory]
    [InlineData("The functions return errno-style error codes.")]
    [InlineData("The destination is page-aligned (it is), so this generates atrocious code.")]
    [InlineData("Use sysfs_emit() when formatting the value.")]
    [InlineData("The buffer is aligned to args->prod.")]
    public void Words_that_mean_other_things_announce_nothing(string log) =>
        Assert.Empty(Announced("foo: set it", log));

    private static IEnumerable<RiderKind> Announced(string title, string log)
    {
        var patch = PatchParser.ParseText($"Subject: [PATCH] {title}\n\n{log}\n---\n{Mails.Diff}", "test");
        return Enum.GetValues<RiderKind>().Where(new Purpose(patch).Announces);
    }
}
