using System.Globalization;
using System.Xml;
using ReviewBot.Mail;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>
/// JUnit's XML, as both its schemas have it (Ant's and Jenkins'): a suite for each series, a case for each patch. A
/// patch with a warning or an error fails; notes are output of the suite.
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
        var findings = Reported.Said(review).ToLookup(each => each.Series, ReferenceEqualityComparer.Instance);
        xml.WriteStartElement("testsuites");
        for (var i = 0; i < review.Series.Length; i++)
            Suite(xml, review, review.Series[i], i, [.. findings[review.Series[i]]]);

        xml.WriteEndElement();
    });

    private static void Suite(XmlWriter xml, Review review, SeriesReview reviewed, int id, List<Reported> findings)
    {
        var series = reviewed.Applied.Series;
        var name = series.Subject.Length == 0 ? "(no subject)" : Printable.Of(series.Subject);
        var failures = reviewed.Applied.Patches.Count(patch => findings.Exists(each => ReferenceEquals(each.Patch, patch) && Fails(each)));
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("id", id.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("package", "reviewbot");
        xml.WriteAttributeString("tests", reviewed.Applied.Patches.Length.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", "0");
        if (series.Date is { } date)
            xml.WriteAttributeString("timestamp", date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));

        xml.WriteAttributeString("hostname", "localhost"); // what the schema asks for when there is none
        xml.WriteStartElement("properties");
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", "read");
        xml.WriteAttributeString("value", ReplyFooter.Base(reviewed.Tree ?? review.Tree));
        xml.WriteEndElement();
        xml.WriteEndElement();
        foreach (var patch in reviewed.Applied.Patches)
            Case(xml, name, patch, [.. findings.Where(each => ReferenceEquals(each.Patch, patch) && Fails(each))]);

        xml.WriteElementString("system-out", Words(findings.Where(each => !Fails(each))));
        xml.WriteElementString("system-err", "");
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, string suite, AppliedPatch patch, List<Reported> findings)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Printable.Of(Reported.NameOf(patch)));
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("time", "0");
        if (findings.Count > 0)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", findings.Max(each => each.Finding.Rule.Severity).ToString().ToLowerInvariant());
            xml.WriteAttributeString("message", string.Join(", ", findings.Select(each => each.Finding.Rule.Id).Distinct()));
            xml.WriteString(Words(findings));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static bool Fails(Reported each) => each.Finding.Rule.Severity >= Severity.Warning;

    private static string Words(IEnumerable<Reported> findings) => string.Join('\n', findings.Select(each =>
    {
        var place = each.Place is { } at ? $"{Printable.Of(each.File)}:{at.Line}: " : "";
        var quote = Printable.Lines(RawText.Decode(each.Finding.Quote));
        var words = string.Join('\n', WordWrap.Lines(Printable.Lines(each.Message)));
        return $"{place}{each.Finding.Rule.Severity.ToString().ToLowerInvariant()} [{each.Finding.Rule.Id}]\n{quote}\n\n{words}\n";
    }));
}
