using System.Diagnostics;
using System.Globalization;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Corpus;

/// <summary>Damaged mails of many makes. REVIEWBOT_FUZZ says how many; a few by default.</summary>
public sealed class MutatedCorpusTests
{
    private const long MostBytes = 200 * 1024 * 1024;

    [Fact]
    public void No_damaged_mail_throws_takes_a_second_or_200_MB()
    {
        var folder = CorpusFolder.Path("mail-parsing");
        var mails = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is not (".jsonl" or ".md"))
            .Order(StringComparer.Ordinal)
            .SelectMany(path => MboxSplitter.Split(File.ReadAllBytes(path), path))
            .Select(mail => mail.Bytes.ToArray())
            .ToArray();
        var mutator = new Mutator(mails);
        var count = int.TryParse(
            Environment.GetEnvironmentVariable("REVIEWBOT_FUZZ"), CultureInfo.InvariantCulture, out var wanted)
            ? wanted
            : 1000;

        var wrong = Enumerable.Range(0, count)
            .AsParallel()
            .Select(seed => Check(seed, mutator.Mutate(seed)))
            .OfType<string>()
            .Take(20)
            .ToList();

        Assert.True(mails.Length > 100);
        Assert.Empty(wrong);
    }

    private static string? Check(int seed, byte[] bytes)
    {
        var (start, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            using var input = new MemoryStream(bytes);
            var contents = new List<MailContent>();
            foreach (var raw in MboxReader.Read(input, "mutant"))
            {
                if (MessageParser.TryParse(raw, out var message, out _))
                    contents.Add(PatchParser.Parse(message));
            }

            SeriesAssembler.Assemble(contents);
        }
#pragma warning disable CA1031 // whatever it is, it must not be
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"seed {seed}: {e}";
        }

        // a thread that waits for a processor is not at work: only what is far too slow is wrong under load
        var (time, memory) = (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - allocated);
        return time > TimeSpan.FromSeconds(1)
            ? $"seed {seed}: {time}" : memory > MostBytes ? $"seed {seed}: {memory} bytes"
            : null;
    }
}
