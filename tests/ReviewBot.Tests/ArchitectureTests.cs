using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ReviewBot.Tests;

/// <summary>The inner edges of the pure project: left may use right, and never back.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly ImmutableArray<string> Layers =
        ["Renderers", "Replies", "Reviews", "Analyzers", "Rules", "Source", "Trees", "Patches", "Mail"];

    [Fact]
    public void Every_folder_is_a_layer() =>
        Assert.Equal(
            Layers.Order(StringComparer.Ordinal),
            SourceTree.Files("src/ReviewBot", "*.cs").Select(LayerOf).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Layers_use_only_those_to_their_right() =>
        Assert.Empty(SourceTree.Files("src/ReviewBot", "*.cs").SelectMany(path => LayersUsed(path)
            .Where(used => Layers.IndexOf(used) < Layers.IndexOf(LayerOf(path)))
            .Select(used => $"{Path.GetFileName(path)}: {LayerOf(path)} may not use {used}")));

    [Fact]
    public void A_file_is_in_the_namespace_of_its_folder() =>
        Assert.All(
            SourceTree.Files("src/ReviewBot", "*.cs"),
            path => Assert.Contains($"namespace {NamespaceOf(path)};", File.ReadLines(path)));

    [Fact]
    public void Files_stay_pages()
    {
        var lengths = SourceTree.Files("src", "*.cs").Select(path => (Path: path, Lines: File.ReadLines(path).Count()))
            .OrderBy(file => file.Lines).ToList();

        Assert.DoesNotContain(lengths, file => file.Lines > 400);
        Assert.InRange(lengths[lengths.Count / 2].Lines, 0, 80);
        Assert.InRange(lengths[lengths.Count * 9 / 10].Lines, 0, 220);
    }

    private static string NamespaceOf(string path) =>
        Path.GetRelativePath(SourceTree.PathOf("src"), Path.GetDirectoryName(path)!)
            .Replace(Path.DirectorySeparatorChar, '.');

    private static string LayerOf(string path) =>
        Path.GetRelativePath(SourceTree.PathOf("src/ReviewBot"), path).Split(Path.DirectorySeparatorChar)[0];

    // a using line, or a name written out: `Mail.Message` from ReviewBot.Patches
    private static IEnumerable<string> LayersUsed(string path) => File.ReadLines(path)
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .SelectMany(line => LayerName.Matches(line))
        .Select(match => match.Groups[1].Value)
        .Where(name => Layers.Contains(name));

    [GeneratedRegex(@"\bReviewBot\.(\w+)")]
    private static partial Regex LayerName { get; }
}
