using ReviewBot.Mail;
using ReviewBot.Source;
using ReviewBot.Trees;

namespace ReviewBot.Benchmarks;

/// <summary>Lexes every C file below some folders and finds the functions and types in them, on one thread.</summary>
internal static class TreeLexing
{
    private const int Rounds = 5;

    /// <summary>Prints megabytes a second of each of five rounds; the files are in memory before.</summary>
    internal static void Run(IEnumerable<string> folders)
    {
        var texts = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(CSource.Handles)
            .Select(file => RawText.FromBytes(File.ReadAllBytes(file)))
            .ToList();
        var megabytes = texts.Sum(text => (double)text.Length) / 1e6;
        Console.WriteLine($"{texts.Count} files, {megabytes:F1} MB");
        for (var i = 0; i < Rounds; i++)
        {
            var (tokens, lexed) = Timed(texts, text => Lexer.Lex(text, 1, inComment: false).Length);
            var (items, both) = Timed(texts, text => new CSource(Image.Whole(text)).Items.Count());
            Console.WriteLine($"{tokens} tokens, {megabytes / lexed:F0} MB/s; {items} functions and types, {megabytes / both:F0} MB/s with them");
        }
    }

    private static (long Sum, double Seconds) Timed(List<string> texts, Func<string, int> work)
    {
        // of the processor: others may be at work too
        var start = Environment.CpuUsage.TotalTime;
        var sum = texts.Sum(text => (long)work(text));
        return (sum, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
    }
}
