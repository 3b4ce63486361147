namespace ReviewBot.Source.Flow;

/// <summary>What is known of types by their names alone.</summary>
public static class Types
{
    /// <summary>Whether a type is an unsigned number on every machine.</summary>
    public static bool IsUnsigned(string type) => type is
        "u8" or "u16" or "u32" or "u64" or "__u8" or "__u16" or "__u32" or "__u64" or "uint8_t" or "uint16_t"
        or "uint32_t" or "uint64_t" or "size_t" or "bool" or "dma_addr_t" or "phys_addr_t" or "resource_size_t"
        or "sector_t" or "uintptr_t" or "uint" or "ulong" or "ushort" or "gfp_t"
        || type.StartsWith("unsigned", StringComparison.Ordinal);

    /// <summary>Whether a type is a number in the byte order of the machine.</summary>
    public static bool IsPlainNumber(string type) => type is
        "u16" or "u32" or "u64" or "s16" or "s32" or "s64" or "int" or "unsigned int" or "unsigned" or "long"
        or "unsigned long" or "uint16_t" or "uint32_t" or "uint64_t" or "unsigned short" or "size_t";

    /// <summary><c>be</c> or <c>le</c> for a type of that byte order; null for others.</summary>
    public static string? ByteOrder(string type) => type switch
    {
        "__be16" or "__be32" or "__be64" => "be",
        "__le16" or "__le32" or "__le64" => "le",
        _ => null,
    };
}
