using System.Globalization;
using System.Text;
using ReviewBot.Replies;
using ReviewBot.Source.Contracts;

namespace ReviewBot.Renderers;

/// <summary>What is known of functions, for a person at a terminal.</summary>
public static class ContractText
{
    private const int MostDefinitions = 20;

    /// <summary>The answers, one after the other.</summary>
    /// <param name="answers">The answers.</param>
    public static string Write(IEnumerable<ContractAnswer> answers) => string.Join('\n', answers.Select(Write));

    private static string Write(ContractAnswer answer)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{answer.Function}(): {answer.Kind.Name()}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {answer.Kind.Sentence()}");
        foreach (var fact in answer.Rules)
        {
            var by = fact.Evidence is null ? "" : $", by {fact.Evidence} in v6.1";
            text.AppendLine(CultureInfo.InvariantCulture, $"  rule {fact.Rule}: {fact.Returns}{by}");
        }

        foreach (var shown in answer.Definitions.Take(MostDefinitions))
            Write(text, shown, isOneOfMany: answer.Definitions.Length > 1);

        if (answer.Definitions.Length > MostDefinitions)
            text.AppendLine(CultureInfo.InvariantCulture, $"  and {answer.Definitions.Length - MostDefinitions} more definitions");

        return text.ToString();
    }

    private static void Write(StringBuilder text, ShownDefinition shown, bool isOneOfMany)
    {
        var one = shown.Definition;
        var kind = isOneOfMany && one.Form != DefinitionForm.Prototype ? $"    [{one.Kind.Name()}]" : "";
        text.AppendLine(CultureInfo.InvariantCulture, $"  {Path(one)}:{one.Line}: {Line(shown.Head)}{kind}");
        if (shown.Doc is not null)
            text.AppendLine(CultureInfo.InvariantCulture, $"    {Path(one)}:{one.DocLine}: {Line(shown.Doc)}");

        foreach (var (statement, source) in one.Returns.Zip(shown.Statements))
        {
            var values = ResultWords.All(one.Type).Where(word => statement.May.HasFlag(word.Result))
                .Select(word => statement.Proven.HasFlag(word.Result) ? word.Name : word.Name + "?");
            var what = statement.May == Results.All && statement.Proven == Results.None ? "not known" : string.Join(", ", values);
            text.AppendLine(CultureInfo.InvariantCulture, $"    {Path(one)}:{statement.Line}: {Line(source)}    [{what}]");
        }
    }

    private static string Path(Definition one) => Line(one.Path);

    private static string Line(string raw) => Printable.FromRaw(raw);
}
