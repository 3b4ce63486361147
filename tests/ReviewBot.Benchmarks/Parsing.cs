using BenchmarkDotNet.Attributes;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Reviews;

namespace ReviewBot.Benchmarks;

/// <summary>From bytes to patches and series.</summary>
[InProcess]
[MemoryDiagnoser]
public class Parsing
{
    private readonly RawMail _long = LongPatch.Mail(1, 1);

    private readonly Message _message = Read(LongPatch.Mail(1, 1));

    private readonly List<RawMail> _series = [.. Enumerable.Range(1, 200).Select(i => LongPatch.Mail(i, 200))];

    [Benchmark]
    public int MailOf500ChangedLines() => Read(_long).Body.Raw.Length;

    [Benchmark]
    public string PatchOf500ChangedLines() => PatchParser.Parse(_message).Message.Subject;

    [Benchmark]
    public int SeriesOf200Mails() => MailReader.Read(_series, jobs: 1).Assembly.Series.Length;

    private static Message Read(RawMail mail) =>
        MessageParser.TryParse(mail, out var message, out var problem) ? message : throw new InvalidOperationException(problem.ToString());
}
