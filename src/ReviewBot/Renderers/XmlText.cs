using System.Text;
using System.Xml;

namespace ReviewBot.Renderers;

/// <summary>Writes XML documents.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Layout = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>The document that <paramref name="write"/> writes, ending in a line feed.</summary>
    public static string Of(Action<XmlWriter> write)
    {
        var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Layout))
            write(xml);

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
