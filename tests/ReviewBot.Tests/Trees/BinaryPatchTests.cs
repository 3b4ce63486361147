using ReviewBot.Trees;

namespace ReviewBot.Tests.Trees;

public class BinaryPatchTests
{
    // what git prints for a file that is one NUL
    private const string OneZero = "IcmZPo000310RR91\n";

    [Fact]
    public void A_literal_makes_the_blob_that_the_patch_names() =>
        Assert.IsType<Outcome.Applied>(Apply(1, OneZero, ObjectIds.OfBlob("\0")));

    [Fact]
    public void Another_blob_is_refused() => Assert.Equal(
        "The binary content does not make blob 111111111111, as the patch promises.",
        Reason(1, OneZero, new string('1', 40)));

    [Fact]
    public void Abbreviated_ids_are_not_enough() => Assert.Equal(
        "It is a binary change without full object ids, which cannot be applied.",
        Reason(1, OneZero, "f76dd23"));

    [Theory]
    [InlineData(2, OneZero)] // promises more than there is
    [InlineData(0, OneZero)] // and less
    [InlineData(1, "IcmZPo000310RR9\n")] // a character is missing
    [InlineData(1, "IcmZPo000310RR9\"\n")] // and not of the alphabet
    [InlineData(1, "AcmZPo000310RR91\n")] // the length letter does not fit
    [InlineData(1, "D~~~~~\n")] // more than four bytes can hold
    [InlineData(1, "")]
    [InlineData(64 * 1024 * 1024, OneZero)] // a small mail cannot ask for a large buffer
    [InlineData(int.MaxValue, OneZero)]
    public void Damage_is_recognised(int size, string data) =>
        Assert.Equal("The binary content is damaged or too large.", Reason(size, data, ObjectIds.OfBlob("\0")));

    private static string Reason(int size, string data, string id) =>
        Assert.IsType<Outcome.Rejected>(Apply(size, data, id)).Reason;

    private static Outcome Apply(int size, string data, string id)
    {
        var diff = $"diff --git a/f b/f\nnew file mode 100644\nindex {new string('0', id.Length)}..{id}\n"
            + $"GIT binary patch\nliteral {size}\n{data}\nliteral 0\nHcmV?d00001\n\n";
        return SeriesApplier.Apply(DiffText.Series(diff), new MemoryTree()).Patches[0].Outcome;
    }
}
