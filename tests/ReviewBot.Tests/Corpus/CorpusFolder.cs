using System.Text.Json;

namespace ReviewBot.Tests.Corpus;

/// <summary>The measuring data, which is no part of the project: its tests are skipped where it is not.</summary>
internal static class CorpusFolder
{
    /// <summary>A path below the folder that REVIEWBOT_CORPUS names; skips the test when there is none.</summary>
    internal static string Path(string below)
    {
        var corpus = Environment.GetEnvironmentVariable("REVIEWBOT_CORPUS");
        Assert.SkipWhen(
            string.IsNullOrEmpty(corpus), "REVIEWBOT_CORPUS does not name the folder of the measuring data");
        var path = System.IO.Path.Combine(corpus!, below);
        Assert.SkipUnless(System.IO.Path.Exists(path), $"{below} is not in the measuring data");
        return path;
    }

    /// <summary>The objects of a file with one JSON object a line.</summary>
    internal static IEnumerable<JsonElement> Lines(string below)
    {
        foreach (var line in File.ReadLines(Path(below)))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }
}
