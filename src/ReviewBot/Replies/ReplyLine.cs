using ReviewBot.Patches;

namespace ReviewBot.Replies;

/// <summary>A line of a reply. Closed: what is quoted, what is cut, and what we say.</summary>
internal abstract record ReplyLine
{
    private ReplyLine()
    {
    }

    /// <summary>The line as plain text.</summary>
    public abstract string Text { get; }

    /// <summary>A header of the diff: <c>--- a/path</c>, <c>@@ … @@</c>.</summary>
    public sealed record Header(string Quoted) : ReplyLine
    {
        public override string Text => "> " + Printable.Of(Quoted);
    }

    /// <summary>A line of a hunk.</summary>
    public sealed record Quote(DiffLine Line) : ReplyLine
    {
        public override string Text => ">" + (Line.Marked is " " ? "" : " " + Printable.FromRaw(Line.Marked));
    }

    /// <summary>A line of the log.</summary>
    public sealed record LogQuote(string Line) : ReplyLine
    {
        public override string Text => Line.Length == 0 ? ">" : "> " + Printable.Of(Line);
    }

    /// <summary>Lines left out.</summary>
    public sealed record Cut : ReplyLine
    {
        public override string Text => "[...]";
    }

    /// <summary>Our words; empty for a blank line.</summary>
    public sealed record Prose(string Words) : ReplyLine
    {
        public override string Text => Printable.Of(Words);
    }

    /// <summary>The rule and the lines, in brackets.</summary>
    public sealed record Tag(string Words) : ReplyLine
    {
        public override string Text => Printable.Of(Words);
    }
}
