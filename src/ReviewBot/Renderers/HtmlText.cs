using System.Security;
using ReviewBot.Mail;
using ReviewBot.Replies;

namespace ReviewBot.Renderers;

/// <summary>Text in a page: whatever it says, it stays text.</summary>
internal static class HtmlText
{
    /// <summary>Text, for the content of an element or a quoted attribute.</summary>
    public static string Of(string text) => SecurityElement.Escape(Printable.Lines(text));

    /// <summary>The same of a raw line.</summary>
    public static string FromRaw(string raw) => Of(RawText.Decode(raw));
}
