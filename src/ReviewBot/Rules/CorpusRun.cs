namespace ReviewBot.Rules;

/// <summary>A run of a rule over real patches, with every finding (or a sample) read by a person.</summary>
/// <param name="Date">The day, <c>2026-11-23</c>.</param>
/// <param name="Corpus">What it ran over, in words.</param>
/// <param name="Patches">How many patches that was.</param>
/// <param name="Findings">How many findings there were.</param>
/// <param name="Read">How many of them were read with the patch open.</param>
/// <param name="Right">How many of those a careful reviewer would have made.</param>
public sealed record CorpusRun(string Date, string Corpus, int Patches, int Findings, int Read, int Right);
