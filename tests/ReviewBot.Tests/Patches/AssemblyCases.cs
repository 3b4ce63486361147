using static ReviewBot.Tests.Mails;

namespace ReviewBot.Tests.Patches;

/// <summary>The oddities of series, each in a few mails.</summary>
internal static class AssemblyCases
{
    private const string Cover = "What and why.\n";
    private const string Other = "Another log.\n---\n" + Diff;
    private const string Roe = "Richard Roe <rr@example.org>";

    internal static readonly AssemblyCase[] All =
    [
        new(1, "a late cover joins the full set", "v1 0,1,2/2",
            Write("[PATCH 1/2] a", "1", "0"), Write("[PATCH 2/2] b", "2", "0", 1), Write(
                "[PATCH 0/2] all", "0", minute: 90, body: Cover)),
        new(2, "an implicit v1 does not merge with v2", "v1 1/2 | v2 2/2",
            Write("[PATCH 1/2] a", "1"), Write("[PATCH v2 2/2] b", "2", "1", 1)),
        new(3, "the same v2 sent again is one series", "v2 1,2/2; sent again later; sent again later",
            Write("[PATCH v2 1/2] a", "1"), Write("[PATCH v2 2/2] b", "2", "1"), Write(
                "[PATCH v2 1/2] a", "3", "1", 60), Write("[PATCH v2 2/2] b", "4", "1", 61)),
        new(4, "two 1/2 with different titles stay apart", "v1 1/2 | v1 1/2",
            Write("[PATCH 1/2] a", "1", "9"), Write("[PATCH 1/2] b", "2", "9", 1)),
        new(9, "504/508/512 is no counter", "v3 1/1", Write("[PATCH v3] serial: Fix X504/508/512", "1")),
        new(10, "v2 in a title is no version", "v1 1/1", Write("[PATCH] Support v2 hardware", "1")),
        new(11, "another tree is another series", "v1 1,2/2 | v1 1,2/2",
            Write("[PATCH 1/2] a", "1", "9"), Write(
                "[PATCH net-next 1/2] c",
                "3",
                "9",
                1), Write("[PATCH net-next 2/2] d", "4", "9", 2), Write("[PATCH 2/2] b", "2", "9", 3)),
        new(12, "the same numbers in another thread stay apart", "v1 0,1,2/2 | v1 0,1,2/2",
            Write(
                "[PATCH 0/2] x", "0", body: Cover), Write("[PATCH 1/2] a", "1", "0"), Write("[PATCH 2/2] b", "2", "0"),
            Write(
                "[PATCH 0/2] y",
                "5",
                minute: 5,
                body: Cover), Write("[PATCH 1/2] c", "6", "5", 6), Write("[PATCH 2/2] d", "7", "5", 7)),
        new(13, "an author with and without a display name is one", "v1 1,2/2",
            Write("[PATCH 1/2] a", "1"), Write("[PATCH 2/2] b", "2", minute: 1, from: "jane@example.org")),
        new(14, "ids of one make join parts without a thread", "v1 1,2/2",
            Write("[PATCH 1/2] a", "20240101120000.77-1-jane"), Write(
                "[PATCH 2/2] b", "20240101120000.77-2-jane", minute: 9000, from: Roe)),
        new(15, "patches without counters answer a cover that counts them", "v1 0,1,2/2",
            Write("[PATCH 0/2] x", "0", body: Cover), Write("[PATCH] b", "2", "0", 2), Write("[PATCH] a", "1", "0", 1)),
        new(15, "patches without counters that are too few stay alone", "v1 0/3 | v1 1/1 | v1 1/1",
            Write("[PATCH 0/3] x", "0", body: Cover), Write("[PATCH] b", "2", "0", 2), Write("[PATCH] a", "1", "0", 1)),
        new(15, "patches without counters of one second have no order", "v1 0/2 | v1 1/1 | v1 1/1",
            Write("[PATCH 0/2] x", "0", body: Cover), Write("[PATCH] b", "2", "0", 1), Write("[PATCH] a", "1", "0", 1)),
        new(15, "0/1 and 1/1 have different titles", "v1 0,1/1",
            Write("[PATCH 0/1] x", "0", body: Cover), Write("[PATCH 1/1] y", "1", "0")),
        new(16, "a lone patch at the root does not shrink a series", "v1 1/1 | v1 1,2,3/3",
            Write("[PATCH] x", "0"), Write(
                "[PATCH 1/3] a",
                "1",
                "0",
                1), Write("[PATCH 2/3] b", "2", "0", 2), Write("[PATCH 3/3] c", "3", "0", 3)),
        new(17, "mails arrive as 1, 0, 2, 4, 3", "v1 0,1,2,3,4/4",
            Write("[PATCH 1/4] a", "1", "0"), Write("[PATCH 0/4] x", "0", body: Cover), Write(
                "[PATCH 2/4] b", "2", "0"), Write("[PATCH 4/4] d", "4", "0"), Write("[PATCH 3/4] c", "3", "0")),
        new(18, "a part in the middle bridges two halves within a day", "v1 1,2,3,4/4",
            Write("[PATCH 1/4] a", "1"), Write(
                "[PATCH 4/4] d",
                "4",
                minute: 2000), Write("[PATCH 2/4] b", "2", "1", 1), Write("[PATCH 3/4] c", "3", minute: 1000)),
        new(19, "a v6 cover with patches that name no version", "v6 0,1,2/2",
            Write(
                "[PATCH v6 0/2] x",
                "0",
                body: Cover), Write("[PATCH 1/2] a", "1", "0", 1), Write("[PATCH 2/2] b", "2", "0", 2)),
        new(20, "unrelated single patches share a thread", "v1 1/1 | v1 1/1",
            Write("[PATCH] a", "1"), Write("[PATCH] b", "2", "1", 1)),
        new(21, "v5 stands next to v6", "v5 1,2/2 | v6 1,2/2",
            Write("[PATCH v5 1/2] a", "1", "9"), Write("[PATCH v5 2/2] b", "2", "9"), Write(
                "[PATCH v6 1/2] a", "3", "9", 5), Write("[PATCH v6 2/2] b", "4", "9", 6)),
        new(22, "v3 comes in fragments", "v3 1,2,3,4/4",
            Write("[PATCH v3 1/4] a", "1"), Write(
                "[PATCH v3 3/4] c",
                "3",
                minute: 4), Write("[PATCH v3 2/4] b", "2", "1", 2), Write("[PATCH v3 4/4] d", "4", "3", 6)),
        new(24, "a full set is delivered again, under its ids and under new ones", "v1 1,2/2; sent again later",
            Write("[PATCH 1/2] a", "1"), Write("[PATCH 2/2] b", "2", "1"), Write("[PATCH 1/2] a", "1"), Write(
                "[PATCH 2/2] b", "3", "1", 2)),
        new(25, "a reply with a diff is no patch", "; a reply", Write("Re: [PATCH] x", "1", "0")),
        new(26, "a forwarded reply is no patch", "; a reply", Write("Forwarded: Re: [bug] x", "1")),
        new(
            27, "replies of other tongues", "; a reply; a reply", Write(
                "回复: [PATCH] x", "1"), Write("答复：[PATCH] x", "2")),
        new(
            28, "a cover holds a diff", "v1 0,1/1", Write(
                "[PATCH 0/1] x", "0", body: Diff), Write("[PATCH 1/1] x", "1", "0")),
        new(29, "a patch tag and no diff", "; no diff", Write("[PATCH] x", "1", body: "Later.\n")),
        new(30, "a diff and no tag", "v1 1/1", Write("Fix x", "1")),
        new(
            31, "malformed From and To", "v1 1/1", Write(
                "[PATCH] x", "1", from: "\"Jane\" <jane>", headers: "To: <@>,,;\n")),
        new(32, "a single patch", "v1 1/1", Write("[PATCH] x", "1")),
        new(34, "a series without a cover", "v1 1,2/2", Write("[PATCH 1/2] a", "1"), Write("[PATCH 2/2] b", "2", "1")),
        new(35, "each patch answers the one before it", "v1 0,1,2,3/3",
            Write("[PATCH 0/3] x", "0", body: Cover), Write(
                "[PATCH 1/3] a", "1", "0"), Write("[PATCH 2/3] b", "2", "1"), Write("[PATCH 3/3] c", "3", "2")),
        new(36, "mails arrive in reverse", "v1 0,1,2/2",
            Write("[PATCH 2/2] b", "2", "0"), Write("[PATCH 1/2] a", "1", "0"), Write(
                "[PATCH 0/2] x", "0", body: Cover)),
        new(37, "two lists deliver the same mail", "v1 1/1",
            Write("[PATCH] x", "1"), Write(
                "[PATCH] x", "1", body: "The log.\n---\n" + Diff + "_____\nlist mailing list\n")),
        new(38, "the cover names another version than its patches", "v3 0,1,2/2",
            Write(
                "[PATCH v3 0/2] x",
                "0",
                body: Cover), Write("[PATCH 1/2] a", "1", "0"), Write("[PATCH 2/2] b", "2", "0")),
        new(39, "a mail has several References headers", "v1 0,1,2/2",
            Write("[PATCH 0/2] x", "0", body: Cover), Write(
                "[PATCH 1/2] a", "1", headers: "References: <8@example.org>\nReferences: <0@example.org>\n"),
            Write("[PATCH 2/2] b", "2", headers: "References: <8@example.org>\nReferences: <0@example.org>\n")),
        new(
            40, "no references at all", "v2 1,2/2", Write("[PATCH net v2 1/2] a", "1"), Write(
                "[PATCH net v2 2/2] b", "2", minute: 8)),
        new(41, "no references, and a colon behind the bracket", "v1 0,1,2/2",
            Write(
                "[Patch 0/2] x",
                "0",
                body: Cover), Write("[Patch 1/2]: a", "1", minute: 1), Write("[Patch 2/2]: b", "2", minute: 2)),
        new(
            44, "v2 answers a single patch, a patch, a cover", "v1 1/1 | v2 1/1", Write("[PATCH] a", "1"), Write(
                "[PATCH v2] a", "2", "1", 60)),
        new(46, "v2 without a cover answers the cover of v1", "v1 0,1/1 | v2 1,2/2",
            Write("[PATCH 0/1] x", "0", body: Cover), Write("[PATCH 1/1] a", "1", "0"), Write(
                "[PATCH v2 1/2] a", "2", "0", 60), Write("[PATCH v2 2/2] b", "3", "2", 61)),
        new(47, "a second version that does not say so", "v1 1,2/2 | v1 1,2/2",
            Write("[PATCH 1/2] a", "1"), Write("[PATCH 2/2] b", "2", minute: 1), Write(
                "[PATCH 1/2] a", "3", minute: 60, body: Other), Write("[PATCH 2/2] b", "4", minute: 61, body: Other)),
        new(48, "an unnumbered diff as a reply to a series", "v1 0,1,2/2 | v1 1/1",
            Write("[PATCH 0/2] x", "0", body: Cover), Write(
                "[PATCH 1/2] a", "1", "0"), Write("[PATCH 2/2] b", "2", "0"), Write("[PATCH] fixup", "3", "1", 9)),
        new(49, "a second version as a reply, without cover and label", "v1 1,2/2 | v1 1,2/2",
            Write("[PATCH 1/2] a", "1"), Write("[PATCH 2/2] b", "2", "1", 1), Write(
                "[PATCH 1/2] a", "3", "1", 60, body: Other), Write("[PATCH 2/2] b", "4", "3", 61, body: Other)),
        new(50, "three times 1/4, each with another text", "v2 1/4 | v2 1/4 | v2 1/4",
            Write("[PATCH v2 1/4] a", "1"), Write("[PATCH v2 1/4] a", "2", minute: 5, body: Other), Write(
                "[PATCH v2 1/4] a", "3", minute: 9, body: "x\n---\n" + Diff)),
        new(51, "versions are mixed and none is complete", "v1 1,3/3 | v2 2/3",
            Write("[PATCH 1/3] a", "1"), Write("[PATCH v2 2/3] b", "2", "1", 1), Write("[PATCH 3/3] c", "3", "1", 2)),
        new(
            52, "an incomplete series", "v1 0,1/2", Write(
                "[PATCH 0/2] x", "0", body: Cover), Write("[PATCH 1/2] a", "1", "0")),
        new(
            53, "an extra 3/n", "v1 1,2,3/2", Write("[PATCH 1/2] a", "1"), Write("[PATCH 2/2] b", "2", "1"), Write(
                "[PATCH 3/2] c", "3", "1", 5)),
        new(54, "Mercurial counts 0 of 2", "v1 0,1,2/2",
            Write(
                "[PATCH 0 of 2] x",
                "0",
                body: Cover), Write("[PATCH 1 of 2] a", "1", "0"), Write("[PATCH 2 of 2] b", "2", "0")),
        new(72, "a mail is delivered twice", "v1 1/1", Write("[PATCH] x", "1"), Write("[PATCH] x", "1")),
        new(76, "a partial reroll carries the other patches over", "v2 0,1,2/2 | v3 1,2/2",
            Write("[PATCH v2 0/2] x", "0", body: Cover), Write(
                "[PATCH v2 1/2] a",
                "1",
                "0",
                1), Write("[PATCH v2 2/2] b", "2", "0", 2), Write("[PATCH v3 2/2] b", "3", "2", 60)),
        new(77, "a cover without a number, and a bug report", "v1 0,1/1 | v1 1/1; no diff",
            Write("do a thing", "0", body: Cover), Write("[PATCH] a", "1", "0", 1),
            Write("x is broken", "5", minute: 20, from: Roe, body: "Help.\n"), Write("[PATCH] fix x", "6", "5", 30)),
        new(
            80, "a follow-up without Re:", "v1 1/1; no diff", Write("[PATCH] x", "1"), Write(
                "x", "2", "1", 5, body: "Reviewed-by: Richard Roe <rr@example.org>\n", from: Roe)),
        new(
            92, "[PATCH 6/5] was inserted", "v1 1,2,6/5", Write("[PATCH 1/5] a", "1"), Write(
                "[PATCH 2/5] b", "2", "1"), Write("[PATCH 6/5] c", "6", "1", 2)),
        new(
            93, "v3 is older than v2 by its date", "v1 1/1 | v3 1/1 | v2 1/1", Write("[PATCH] a", "1"), Write(
                "[PATCH v2] a", "2", minute: 60), Write("[PATCH v3] a", "3", minute: 30)),
        new(
            97, "the second half never comes", "v1 0,1/2", Write(
                "[PATCH 0/2] x", "0", body: Cover), Write("[PATCH 1/2] a", "1", "0")),
        new(108, "counters are padded with zeros", "v1 0,1,2/2",
            Write(
                "[PATCH 00/02] x",
                "0",
                body: Cover), Write("[PATCH 01/02] a", "1", "0"), Write("[PATCH 2/2] b", "2", "0")),
        new(109, "a part in the middle is missing", "v1 0,1,3/3; a reply",
            Write("[PATCH 0/3] x", "0", body: Cover), Write("[PATCH 1/3] a", "1", "0"), Write(
                "Re: [PATCH 2/3] b", "4", "2", 9), Write("[PATCH 3/3] c", "3", "0")),
        new(
            110, "a reply with a patch's subject and no diff", "v1 1/1; no diff", Write("[PATCH] x", "1"), Write(
                "[PATCH] x", "2", "1", 5, from: Roe, body: "> --- a/x\nNo.\n")),
        new(
            113, "the first part at hand is not the first", "v1 2,3/3", Write(
                "[PATCH 2/3] b", "2", "0"), Write("[PATCH 3/3] c", "3", "0")),
        new(114, "a part is from the future", "v1 0,1,2/2",
            Write("[PATCH 0/2] x", "0", body: Cover), Write(
                "[PATCH 1/2] a", "1", "0", minute: 60_000_000), Write("[PATCH 2/2] b", "2", "0")),
        new(
            115, "any word beside a counter makes a series", "v1 7,8/8", Write(
                "[POC 7/8] a", "7", "0"), Write("[POC 8/8] b", "8", "0")),
        new(117, "v5.1 is a second try at v5", "v5 1,2/2 | v5.1 1,2/2",
            Write("[PATCH v5 1/2] a", "1", "0"), Write("[PATCH v5 2/2] b", "2", "0"), Write(
                "[PATCH v5.1 1/2] a", "3", "0", 9), Write("[PATCH v5.1 2/2] b", "4", "0", 9)),
        new(
            118, "3/n does not say how many", "v1 1,3/3", Write("[PATCH 1/n] a", "1"), Write(
                "[PATCH 3/n] c", "3", "1")),
        new(119, "a series answers another series", "v1 1,2/2 | v1 1,2,3/3",
            Write("[PATCH 1/2] a", "1"), Write("[PATCH 2/2] b", "2", "1"), Write(
                "[PATCH 1/3] c",
                "3",
                "1",
                60,
                Roe), Write("[PATCH 2/3] d", "4", "3", 61, Roe), Write("[PATCH 3/3] e", "5", "3", 62, Roe)),
        new(120, "v2 answers v1", "v1 0,1,2/2 | v2 0,1,2/2",
            Write(
                "[PATCH 0/2] x", "0", body: Cover), Write("[PATCH 1/2] a", "1", "0"), Write("[PATCH 2/2] b", "2", "0"),
            Write(
                "[PATCH v2 0/2] x",
                "5",
                "0",
                60,
                body: Cover), Write("[PATCH v2 1/2] a", "6", "5", 61), Write("[PATCH v2 2/2] b", "7", "5", 62)),
        new(121, "the remainder is sent again after a failure, under new ids", "v1 0,1,2,3/3; sent again later",
            Write("[PATCH 0/3] x", "0", body: Cover), Write("[PATCH 1/3] a", "1", "0", 1), Write(
                "[PATCH 2/3] b",
                "2",
                "0",
                2), Write("[PATCH 2/3] b", "12", "0", 30), Write("[PATCH 3/3] c", "13", "0", 31)),
        new(122, "a numbered part without In-Reply-To", "v1 0,1,2/2",
            Write(
                "[PATCH 0/2] x",
                "0",
                body: Cover), Write("[PATCH 1/2] a", "1", "0", 1), Write("[PATCH 2/2] b", "2", minute: 2)),
        new(123, "a pull request with a diff", "; a pull request",
            Write("[GIT PULL] x", "1", body: "The following changes since commit 0123456:\n\n  x\n\nare available in the Git repository at:\n\n  git://example.org/x\n\n" + Diff)),
        new(
            123, "a pull request in a person's words", "; a pull request", Write(
                "[GIT PULL] x for 6.1", "1", body: "Please pull.\n")),
        new(124, "notices of stable and tip with diffs", "; a notice that a patch was taken or not; a notice that a patch was taken or not; a robot's report",
            Write("FAILED: patch \"[PATCH] x\" failed to apply to 6.1-stable tree", "1"), Write(
                "[tip:x86/urgent] x",
                "2",
                minute: 1), Write("[tip: x86/urgent] x", "3", minute: 2, headers: "Robot-ID: <bot@example.org>\n")),
        new(125, "bug reports with a diff", "; a report or a question; a report or a question; a report or a question",
            Write("[BUG] x", "1"), Write(
                "[REGRESSION 04/04] x", "2", minute: 1), Write("[QUESTION] x", "3", minute: 2)),
        new(127, "a word of the trade is no tag", "v1 1/1", Write("[PATCH] kpatch: livepatch v2/v3 objects", "1")),
        new(129, "the part that arrives last names another base", "v1 0,1,2/2",
            Write("[PATCH 0/2] x", "0", body: Cover + "\nbase-commit: 0123456789ab\n"), Write(
                "[PATCH 1/2] a",
                "1",
                "0"), Write("[PATCH 2/2] b", "2", "0", 9, body: Other + "\nbase-commit: ba9876543210\n")),
        new(
            132, "the cover is on another list", "v1 1,2/2", Write(
                "[PATCH 1/2] a", "1", "0"), Write("[PATCH 2/2] b", "2", "0")),
        new(
            133, "only some parts are on this list", "v1 2,9/20", Write(
                "[PATCH 2/20] a", "1", "0"), Write("[PATCH 9/20] b", "2", "0")),
        new(138, "an author changes address between versions", "v1 1,2/2 | v2 1,2/2",
            Write("[PATCH 1/2] a", "1"), Write("[PATCH 2/2] b", "2", "1"), Write(
                "[PATCH v2 1/2] a",
                "3",
                minute: 60,
                from: "jane@example.com"), Write("[PATCH v2 2/2] b", "4", "3", 61, "jane@example.com")),
        new(139, "the title changes between versions", "v1 0,1/1 | v2 0,1/1",
            Write("[PATCH 0/1] x", "0", body: Cover + "\nchange-id: 20240101-x\n"), Write("[PATCH 1/1] a", "1", "0"),
            Write(
                "[PATCH v2 0/1] y",
                "2",
                minute: 60,
                body: Cover + "\nchange-id: 20240101-x\n"), Write("[PATCH v2 1/1] b", "3", "2", 61)),
    ];
}
