namespace ReviewBot.Tests;

/// <summary>The checkout that the tests were built from, for tests about the source itself.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    public static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(PathOf(folder))
        ? Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReviewBot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException(
                "the tests are not inside their source");

        return folder;
    }
}
