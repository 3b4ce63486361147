using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// The id by which git knows a change wherever it is applied, as <c>git format-patch --base</c> writes it into
/// <c>prerequisite-patch-id:</c> lines; but for empty files that of <c>git patch-id --stable</c>. See <c>diff_get_patch_id</c> in
/// git's <c>diff.c</c>: names, modes and hunks of each file without white space and line numbers, hashed, and the sum
/// of the hashes. Binary data and a file that becomes a link count there otherwise than a mail shows them.
/// </summary>
public static class PatchId
{
    /// <summary>The id, in hex.</summary>
    /// <param name="patch">The patch.</param>
    public static string Of(Patch patch)
    {
        Span<byte> sum = stackalloc byte[ObjectIds.Size];
        sum.Clear();
        foreach (var change in patch.Files)
            Add(sum, Hash(change));

        return Convert.ToHexStringLower(sum);
    }

    /// <summary>Whether a text can be such an id.</summary>
    public static bool IsOne(string text) =>
        text.Length == 2 * ObjectIds.Size && text.All(char.IsAsciiHexDigitLower);

    private static void Add(Span<byte> sum, byte[] hash)
    {
        var carry = 0;
        for (var i = 0; i < sum.Length; i++)
        {
            carry += sum[i] + hash[i];
            sum[i] = (byte)carry;
            carry >>= 8;
        }
    }

    private static byte[] Hash(FileChange change)
    {
        var text = new StringBuilder();
        var (old, @new) = (Name(change.OldPath ?? change.Path), Name(change.Path));
        text.Append(CultureInfo.InvariantCulture, $"diff--gita/{old}b/{@new}");
        text.Append(change switch
        {
            { Kind: ChangeKind.Added } => $"newfilemode{Mode(change.NewMode)}",
            { Kind: ChangeKind.Deleted } => $"deletedfilemode{Mode(change.OldMode)}",
            { OldMode: { } before, NewMode: { } after } when before != after =>
                $"oldmode{Mode(before)}newmode{Mode(after)}",
            _ => "",
        });
        text.Append(change.Kind == ChangeKind.Added ? "---/dev/null" : $"---a/{old}")
            .Append(change.Kind == ChangeKind.Deleted ? "+++/dev/null" : $"+++b/{@new}");

        foreach (var line in change.Hunks.SelectMany(hunk => hunk.Lines))
        {
            text.Append(line.Kind switch { LineKind.Added => "+", LineKind.Removed => "-", _ => "" });
            foreach (var c in line.Text)
            {
                if (!IsSpace(c))
                    text.Append(c);
            }
        }

#pragma warning disable CA5350 // git's patch ids are SHA-1
        return SHA1.HashData(Encoding.Latin1.GetBytes(text.ToString()));
#pragma warning restore CA5350
    }

    private static string Name(string path) => string.Concat(TreePath.Raw(path).Where(c => !IsSpace(c)));

    private static string Mode(int? mode) => GitMode.Digits(mode ?? GitMode.File).PadLeft(6, '0');

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\v' or '\f';
}
