using CsCheck;
using ReviewBot.Patches;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Patches;

public sealed class AssemblyCaseTests
{
    public static TheoryData<AssemblyCase> Cases => [.. AssemblyCases.All];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = false)]
    public void Mails_assemble(AssemblyCase odd) =>
        Assert.Equal(odd.Expected, AssemblyCase.Shape(Mails.Assemble(odd.Mails)));

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = false)]
    public void Neither_order_nor_duplicates_matter(AssemblyCase odd)
    {
        var contents = odd.Mails.Select(Mails.Read).ToArray();
        var expected = Shown(contents);

        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, contents.Length - 1].Array[0, 4]).Sample((seed, copies) =>
        {
            MailContent[] mails = [.. contents, .. copies.Select(copy => contents[copy])];
            Shuffle(mails, seed);
            return Shown(mails) == expected;
        }, iter: 60);
    }

    [Fact]
    public void Heaps_of_several_threads_come_apart_in_any_order()
    {
        var cases = AssemblyCases.All;
        string[] mails = [.. cases[0].Mails, .. cases[1].Mails.Select(mail => mail.Replace("@example.org>\n", "@b.example.org>\n", StringComparison.Ordinal))];
        var read = mails.Select(Mails.Read).ToArray();
        var expected = AssemblyCase.Shape(SeriesAssembler.Assemble(read));

        Gen.Int[0, int.MaxValue].Sample(seed =>
        {
            var heap = read.ToArray();
            Shuffle(heap, seed);
            return AssemblyCase.Shape(SeriesAssembler.Assemble(heap)) == expected;
        }, iter: 500);
    }

    /// <summary>All that is printed of what the mails come to, but for the number of copies.</summary>
    private static string Shown(MailContent[] mails) =>
        Listing.Json(new MailReading(SeriesAssembler.Assemble(mails) with { Copies = 0 }, []));

    // The order is drawn by CsCheck, so that a failure names its seed.
    private static void Shuffle(MailContent[] mails, int seed)
    {
        for (var i = mails.Length - 1; i > 0; i--)
        {
            seed = unchecked((seed * 1103515245) + 12345);
            var j = (int)((uint)seed >> 8) % (i + 1);
            (mails[i], mails[j]) = (mails[j], mails[i]);
        }
    }
}
