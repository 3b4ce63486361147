using System.Security.Cryptography;
using System.Text;

namespace ReviewBot.Reviews;

/// <summary>A short name for a finding that stays the same when line numbers move.</summary>
public static class Fingerprint
{
    /// <summary>The first sixteen hex digits of the SHA-256 of the text.</summary>
    public static string Of(string identity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 8));
}
