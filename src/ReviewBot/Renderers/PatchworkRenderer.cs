using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>
/// What to post to patchwork's REST API as the check of each patch (<c>POST /api/patches/ID/checks/</c>); the id is
/// found by the Message-Id.
/// </summary>
public sealed class PatchworkRenderer : IRenderer
{
    // the length of Check.description in patchwork's own model
    private const int LongestDescription = 255;

    /// <inheritdoc/>
    public string Name => "patchwork";

    /// <inheritdoc/>
    public string Description => "a check for each patch, for patchwork's API";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options) => SeriesJson.Text(json =>
    {
        json.WriteStartArray();
        foreach (var series in review.Series)
        {
            foreach (var patch in series.Applied.Patches)
            {
                List<Finding> said = [.. series.Findings.Where(finding =>
                    finding.SilencedBy is null && ReferenceEquals(finding.Patch, patch.Patch))];
                json.WriteStartObject();
                json.WriteString("msgid", patch.Patch.Message.Id);
                json.WriteString("subject", patch.Patch.Title);
                json.WriteStartObject("check");
                json.WriteString("state", State(patch, said));
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
        _ when said.Any(finding => finding.Rule.Severity == Severity.Error) => "fail",
        { Count: > 0 } => "warning",
        _ when patch.Outcome is Outcome.Rejected => "warning",
        _ => "success",
    };

    private static string Words(AppliedPatch patch, List<Finding> said)
    {
        var text = said.Count > 0
            ? string.Join(", ", said.GroupBy(finding => finding.Rule.Id).Select(rule => rule.Count() > 1 ? $"{rule.Count()} {rule.Key}" : rule.Key))
            : patch.Outcome is Outcome.Rejected rejected ? $"does not apply: {rejected.Line}" : "nothing found";
        text = Printable.FromRaw(text);
        return text.Length > LongestDescription ? text[..(LongestDescription - 1)] + "…" : text;
    }
}
