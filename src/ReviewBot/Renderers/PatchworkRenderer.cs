using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>
/// What to post to patchwork (its REST API, <c>POST /api/patches/ID/checks/</c>) as the check of each patch, beside the
/// Message-Id by which patchwork finds the patch.
/// </summary>
public sealed class PatchworkRenderer : IRenderer
{
    private const int LongestDescription = 200;

    /// <inheritdoc/>
    public string Name => "patchwork";

    /// <inheritdoc/>
    public string Description => "a check for each patch, for patchwork";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options) => SeriesJson.Text(json =>
    {
        json.WriteStartArray();
        foreach (var series in review.Series)
        {
            foreach (var patch in series.Applied.Patches)
            {
                List<Finding> said = [.. series.Findings.Where(
                    finding => finding.SilencedBy is null && ReferenceEquals(finding.Patch, patch.Patch))];
                json.WriteStartObject();
                json.WriteString("msgid", patch.Patch.Message.Id);
                json.WriteString("name", Printable.Of(patch.Patch.Title));
                json.WriteStartObject("check");
                json.WriteString("state", State(patch, said));
                json.WriteNull("target_url");
                json.WriteString("context", "reviewbot");
                json.WriteString("description", Words(patch, said));
                json.WriteEndObject();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    });

    private static string State(AppliedPatch patch, List<Finding> said) => said switch
    {
        _ when said.Exists(finding => finding.Rule.Severity == Severity.Error) => "fail",
        _ when said.Exists(finding => finding.Rule.Severity == Severity.Warning) => "warning",
        _ when patch.Outcome is Outcome.Rejected => "warning",
        _ => "success",
    };

    private static string Words(AppliedPatch patch, List<Finding> said)
    {
        var rules = said.GroupBy(finding => finding.Rule.Id)
            .Select(rule => rule.Count() > 1 ? $"{rule.Key} ({rule.Count()})" : rule.Key);
        var text = string.Join(", ", OutcomeText.Lines(patch).Take(1).Concat(rules).DefaultIfEmpty("no findings"));
        text = Printable.Of(text);
        return text.Length > LongestDescription ? $"{text[..LongestDescription].TrimEnd()}…" : text;
    }
}
