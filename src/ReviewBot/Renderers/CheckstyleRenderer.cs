using System.Globalization;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>Checkstyle's report, which many tools read.</summary>
public sealed class CheckstyleRenderer : IRenderer
{
    /// <inheritdoc/>
    public string Name => "checkstyle";

    /// <inheritdoc/>
    public string Description => "checkstyle's XML, for tools that read it";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options) => XmlText.Of(xml =>
    {
        xml.WriteStartElement("checkstyle");
        xml.WriteAttributeString("version", "8.0");
        foreach (var file in Reported.Said(review).GroupBy(each => each.File).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            xml.WriteStartElement("file");
            xml.WriteAttributeString("name", Printable.Of(file.Key));
            foreach (var each in file.OrderBy(each => each.Place?.Line ?? 0))
            {
                xml.WriteStartElement("error");
                if (each.Place is { } place)
                    xml.WriteAttributeString("line", place.Line.ToString(CultureInfo.InvariantCulture));

                xml.WriteAttributeString("severity", each.Finding.Rule.Severity switch
                {
                    Severity.Error => "error",
                    Severity.Warning => "warning",
                    _ => "info",
                });
                xml.WriteAttributeString("message", Printable.Of(each.Line));
                xml.WriteAttributeString("source", $"reviewbot.{each.Finding.Rule.Id.Replace('/', '.')}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });
}
