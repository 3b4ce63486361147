using System.Collections.Immutable;
using CsCheck;
using ReviewBot.Source.Contracts;

namespace ReviewBot.Tests.Source.Contracts;

public class TableTests
{
    private static readonly (string Name, ImmutableArray<Definition> Definitions)[] Functions =
    [
        .. Trees.Link(
            ("lib/a.c", "/**\n * f - x\n *\n * Return: NULL\n */\nstruct x *f(int a)\n{\n\tif (a)\n\t\treturn NULL;\n\treturn &x;\n}\nint g(void)\n{\n\treturn -EIO;\n}\n"),
            ("include/a.h", "static inline struct x *f(int a)\n{\n\treturn NULL;\n}\n#define h(x) g(x)\n")).Select(one => (one.Key, one.Value)),
    ];

    [Fact]
    public void A_table_gives_back_what_was_written()
    {
        var table = Open(ContractTable.Write(Functions));

        Assert.NotEmpty(Functions);
        Assert.All(Functions, one => Assert.Equal(Text(one.Definitions), Text(table.Find(one.Name))));
        Assert.Empty(table.Find("nothing"));
        Assert.True(table.IsSound());
    }

    [Fact]
    public void A_damaged_table_never_says_something_else()
    {
        var bytes = ContractTable.Write(Functions);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255], Gen.Int[0, Functions.Length - 1]).Sample((at, change, which) =>
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= change;
            try
            {
                var table = Open(damaged);
                var found = table.Find(Functions[which].Name);
                Assert.True(found.IsEmpty || Text(found) == Text(Functions[which].Definitions) || !table.IsSound());
                Assert.False(table.IsSound());
            }
            catch (InvalidDataException)
            {
                // told, so it is made again
            }
        });
    }

    [Fact]
    public void A_table_that_is_cut_off_is_refused()
    {
        var bytes = ContractTable.Write(Functions);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => Open(bytes[..length]));
    }

    [Fact]
    public void Bytes_that_are_no_summary_are_refused() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        try
        {
            SummaryCodec.Read(bytes);
        }
        catch (Exception e) when (e is InvalidDataException or OverflowException)
        {
            // told
        }
    });

    private static ContractTable Open(byte[] bytes) =>
        new((at, into) => bytes.AsSpan((int)at, into.Length).CopyTo(into), bytes.Length);

    private static string Text(ImmutableArray<Definition> definitions) => string.Join(
        '\n', definitions.Select(one => $"{one with { Returns = [] }} {string.Join(' ', one.Returns)}"));
}
