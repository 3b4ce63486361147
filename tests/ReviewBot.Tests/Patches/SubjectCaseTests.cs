using ReviewBot.Patches;

namespace ReviewBot.Tests.Patches;

/// <summary>
/// Subjects as people write them; the first column is the number of the case in the project's list of oddities.
/// </summary>
public sealed class SubjectCaseTests
{
    [Theory]
    [InlineData(5, "[PATCH] 1/2: x", "PATCH|v1|1/2|x")]
    [InlineData(6, "PATCH 1/2: x", "PATCH|v1|1/2|x")]
    [InlineData(7, "PATCHv5 1/2: x", "PATCH|v5|1/2|x")]
    [InlineData(7, "[PATCHv5 2/2] x", "PATCH|v5|2/2|x")]
    [InlineData(7, "[PATCH -v2] x", "PATCH|v2||x")]
    [InlineData(7, "[v3 PATCH 1/1] x", "PATCH|v3|1/1|x")]
    [InlineData(7, "[PATCH 00/33 v6] x", "PATCH|v6|0/33|x")]
    [InlineData(7, "[PATCH] v3: x", "PATCH|v3||x")]
    [InlineData(8, "[PATCH 6.18 000/430] 6.18.3-rc1 review", "PATCH 6.18|v1|0/430|6.18.3-rc1 review")]
    [InlineData(9, "[PATCH v3] serial: Fix F81504/508/512", "PATCH|v3||serial: Fix F81504/508/512")]
    [InlineData(10, "[PATCH] v2 hardware needs x", "PATCH|v1||v2 hardware needs x")]
    [InlineData(41, "[Patch 2/2]: x", "PATCH|v1|2/2|x")]
    [InlineData(54, "[PATCH 0 of 2] x", "PATCH|v1|0/2|x")]
    [InlineData(54, "[PATCH 1 of 2 RFC] x", "PATCH RFC|v1|1/2|x")]
    [InlineData(59, "", "|v1||")]
    [InlineData(71, "[PATCH100/123] x", "PATCH|v1|100/123|x")]
    [InlineData(71, "[v2.3PATCH1/4] x", "PATCH|v2.3|1/4|x")]
    [InlineData(71, "[PATCH] x (v2)", "PATCH|v2||x (v2)")]
    [InlineData(92, "[PATCH 6/5] x", "PATCH|v1|6/5|x")]
    [InlineData(108, "[PATCH 00/02] x", "PATCH|v1|0/2|x")]
    [InlineData(111, "[PATCH 6.18 00/01] x", "PATCH 6.18|v1|0/1|x")]
    [InlineData(112, "[RFC PATCH] x", "RFC PATCH|v1||x")]
    [InlineData(112, "[RESEND PATCH] x", "RESEND PATCH|v1||x")]
    [InlineData(112, "[patch v3] x", "PATCH|v3||x")]
    [InlineData(115, "[POC 7/7] x", "POC|v1|7/7|x")]
    [InlineData(115, "[rtw-next 8/8] x", "rtw-next|v1|8/8|x")]
    [InlineData(115, "[RFT 1/2] x", "RFT|v1|1/2|x")]
    [InlineData(115, "[net,v3] x", "net|v3||x")]
    [InlineData(115, "[ v01] x", "|v1||x")]
    [InlineData(115, "[PATH v2] x", "PATH|v2||x")]
    [InlineData(115, "[=PATH] x", "=PATH|v1||x")]
    [InlineData(116, "[PATCH v6,19/24] x", "PATCH|v6|19/24|x")]
    [InlineData(117, "[PATCH v5.1 10/12] x", "PATCH|v5.1|10/12|x")]
    [InlineData(117, "[PATCH v5.10 v2 1/3] x", "PATCH v5.10|v2|1/3|x")]
    [InlineData(117, "[PATCH 0.5/5] x", "PATCH 0.5/5|v1||x")]
    [InlineData(118, "[PATCH 3/n] x", "PATCH|v1|3/|x")]
    [InlineData(118, "[PATCH 9/5] x", "PATCH|v1|9/5|x")]
    [InlineData(120, "[PATCH [v2] 1/3] x", "PATCH|v2|1/3|x")]
    [InlineData(127, "[PATCH] livepatch: use kpatch 1/2 of it", "PATCH|v1||livepatch: use kpatch 1/2 of it")]
    [InlineData(130, "[PATCH xfsprogs 1/2] x", "PATCH xfsprogs|v1|1/2|x")]
    [InlineData(130, "[btrfs-progs PATCH v4] x", "btrfs-progs PATCH|v4||x")]
    [InlineData(131, "[PATCH v2 001/370] x", "PATCH|v2|1/370|x")]
    public void A_subject_is_read(int number, string subject, string expected)
    {
        var tag = SubjectTagParser.Parse(subject);
        var words = string.Join(
            ' ', tag.Words.Select(word => word.Equals("patch", StringComparison.OrdinalIgnoreCase) ? "PATCH" : word));
        var version = $"v{tag.Version}{(tag.MinorVersion > 0 ? "." + tag.MinorVersion : "")}";
        var counter = tag.Index is null ? "" : $"{tag.Index}/{tag.Total}";

        Assert.Equal($"{number}: {expected}", $"{number}: {words}|{version}|{counter}|{tag.Title}");
    }
}
