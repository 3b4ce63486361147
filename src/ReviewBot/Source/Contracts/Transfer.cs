namespace ReviewBot.Source.Contracts;

/// <summary>What becomes of each of the four results on its way from a call to a return: four sets of four bits.</summary>
/// <param name="Bits">The sets, the one of <see cref="Results.Zero"/> lowest.</param>
public readonly record struct Transfer(ushort Bits)
{
    /// <summary>All stays as it is.</summary>
    public static Transfer Same { get; } = new(0x8421);

    /// <summary><c>ERR_PTR(x)</c>: zero gives NULL, and all else is an error, as the caller means it.</summary>
    public static Transfer ToPointer { get; } = new(0x4441);

    /// <summary><c>PTR_ERR(x)</c>: the code of an error; of a pointer, a number that means nothing.</summary>
    public static Transfer ToNumber { get; } = new(0x84F1);

    /// <summary><c>PTR_ERR_OR_ZERO(x)</c>.</summary>
    public static Transfer ToNumberOrZero { get; } = new(0x1411);

    /// <summary><c>-x</c>.</summary>
    public static Transfer Negated { get; } = new(0x22C1);

    /// <summary>What a set becomes.</summary>
    public Results Of(Results from)
    {
        var to = 0;
        for (var bit = 0; bit < 4; bit++)
        {
            if (((int)from >> bit & 1) != 0)
                to |= Bits >> (bit * 4);
        }

        return (Results)(to & 15);
    }

    /// <summary>This, and then another.</summary>
    public Transfer Then(Transfer next)
    {
        var bits = 0;
        for (var bit = 0; bit < 4; bit++)
            bits |= (int)next.Of((Results)(Bits >> (bit * 4) & 15)) << (bit * 4);

        return new Transfer((ushort)bits);
    }

    /// <summary>Only what a test lets through.</summary>
    public Transfer Only(Results kept) => new((ushort)(Bits & ((int)kept * 0x1111)));
}
