using System.Globalization;
using System.Xml;
using ReviewBot.Mail;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>
/// JUnit's XML as test reports read it: a suite for each series, a case for each patch; a warning or an error is a
/// failure, a note is output.
/// </summary>
public sealed class JUnitRenderer : IRenderer
{
    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public string Description => "JUnit's XML, a case for each patch";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options) => XmlText.Of(xml =>
    {
        var reported = Reported.Of(review);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "ReviewBot");
        Counts(xml, review.Series.Sum(series => series.Applied.Patches.Length), [.. reported]);
        foreach (var series in review.Series)
        {
            List<Reported> own = [.. reported.Where(each => ReferenceEquals(each.Series, series))];
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", XmlText.Safe(series.Applied.Series.Subject));
            Counts(xml, series.Applied.Patches.Length, own);
            foreach (var patch in series.Applied.Patches)
            {
                xml.WriteStartElement("testcase");
                xml.WriteAttributeString("classname", XmlText.Safe(series.Applied.Series.Subject));
                xml.WriteAttributeString("name", XmlText.Safe(patch.Patch.Title));
                Case(xml, [.. own.Where(each => ReferenceEquals(each.Patch, patch))]);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static void Case(XmlWriter xml, List<Reported> findings)
    {
        foreach (var each in findings.Where(Fails))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", each.Finding.Rule.Id);
            xml.WriteAttributeString("message", XmlText.Safe(each.Message));
            xml.WriteString(Text(each));
            xml.WriteEndElement();
        }

        var notes = findings.Where(each => !Fails(each)).ToList();
        if (notes.Count > 0)
            xml.WriteElementString("system-out", string.Join('\n', notes.Select(Text)));
    }

    private static string Text(Reported each) => XmlText.Safe(
        $"{each.Path}:{each.Line}: {each.Message} [{each.Finding.Rule.Id}]\n{RawText.Decode(each.Finding.Quote)}\n");

    private static bool Fails(Reported each) => each.Finding.Rule.Severity >= Severity.Warning;

    private static void Counts(XmlWriter xml, int tests, List<Reported> findings)
    {
        var failed = findings.Where(Fails).Select(each => each.Patch).Distinct(ReferenceEqualityComparer.Instance).Count();
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failed.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
    }
}
