using ReviewBot.Patches;

namespace ReviewBot.Tests.Patches;

public sealed class SubjectTagParserTests
{
    [Theory]
    [InlineData("foo: title", "", 1, null, null, "foo: title")]
    [InlineData("[PATCH] foo: title", "PATCH", 1, null, null, "foo: title")]
    [InlineData("[RFC PATCH net-next v3 2/7] net: title", "RFC PATCH net-next", 3, 2, 7, "net: title")]
    [InlineData("[POC 7/7] livepatching: Remove per-state version", "POC", 1, 7, 7, "livepatching: Remove per-state version")]
    [InlineData("[PATCHv3] x", "PATCH", 3, null, null, "x")]
    [InlineData("[PATCH v6,19/24] x", "PATCH", 6, 19, 24, "x")]
    [InlineData("[PATCH] v3: x", "PATCH", 3, null, null, "x")]
    [InlineData("[PATCH [v2] 1/3] x", "PATCH", 2, 1, 3, "x")]
    [InlineData("[PATCH] 1/2: x", "PATCH", 1, 1, 2, "x")]
    [InlineData("PATCH 1/2: x", "PATCH", 1, 1, 2, "x")]
    [InlineData("1/2: x", "", 1, 1, 2, "x")]
    [InlineData("[list] [PATCH 1/2] x", "list PATCH", 1, 1, 2, "x")]
    [InlineData("[PATCH] [RFC,1/2] x", "PATCH RFC", 1, 1, 2, "x")]
    [InlineData("[PATCH 00/33 v6] x", "PATCH", 6, 0, 33, "x")]
    [InlineData("[PATCH 6.18 000/430] x", "PATCH 6.18", 1, 0, 430, "x")]
    [InlineData("[PATCH] rewrite [a-z] regexes", "PATCH", 1, null, null, "rewrite [a-z] regexes")]
    [InlineData("[PATCH 0/3]", "PATCH", 1, 0, 3, "")]
    [InlineData("[PATCH 1/2] patches: read x", "PATCH", 1, 1, 2, "patches: read x")]
    [InlineData("[PATCH 1/2 x", "PATCH", 1, 1, 2, "x")]
    public void A_subject_says(string subject, string words, int version, int? index, int? total, string title)
    {
        var tag = SubjectTagParser.Parse(subject);

        Assert.Equal(
            (words, version, index, total, title), (
                string.Join(' ', tag.Words), tag.Version, tag.Index, tag.Total, tag.Title));
        Assert.False(tag.IsReply);
    }

    [Theory]
    [InlineData("A new topic, was: Re: [PATCH] x", true)]
    [InlineData("[PATCH] y (was: Re: [PATCH] x)", false)]
    [InlineData("Re-enable x", false)]
    [InlineData("[PATCH] Re: x", false)]
    public void What_looks_like_a_reply_may_not_be_one(string subject, bool reply) =>
        Assert.Equal(reply, SubjectTagParser.Parse(subject).IsReply);

    [Theory]
    [InlineData("Re: [PATCH] x")]
    [InlineData("RE: AW: [PATCH] x")]
    [InlineData("[list] Re: [PATCH] x")]
    [InlineData("回复：[PATCH] x")]
    [InlineData("Fwd: [PATCH] x")]
    [InlineData("Re[2]: [PATCH] x")]
    [InlineData("RE: [list] AW:[PATCH v2 1/3] x")]
    public void A_reply_is_told_from_a_submission(string subject)
    {
        var tag = SubjectTagParser.Parse(subject);

        Assert.True(tag.IsReply);
        Assert.Equal("x", tag.Title);
    }
}
