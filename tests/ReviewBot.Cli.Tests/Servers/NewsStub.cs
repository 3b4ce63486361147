using System.Globalization;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Tests.Servers;

/// <summary>A news server with one group, which misbehaves as a test asks.</summary>
internal sealed class NewsStub : IAsyncDisposable
{
    private readonly StubServer _server;

    public NewsStub() => _server = new StubServer(ServeAsync);

    /// <summary>The articles by number; null where one is gone.</summary>
    public SortedDictionary<int, string> Articles { get; } = [];

    /// <summary>The number of the last article, when it is not that of the last that is there.</summary>
    public int? High { get; set; }

    /// <summary>What is answered to a command, where a test wants another answer; empty hangs up.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>All commands of all clients.</summary>
    public List<string> Commands { get; } = [];

    public int Clients => _server.Clients;

    public MailServer Address => _server.Address();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(StubClient client)
    {
        await client.WriteAsync(Answer("") ?? "200 stub\n");
        while (await client.ReadAsync() is { } command && command != "QUIT")
        {
            Commands.Add(command);
            var answer = Answer(command) ?? Usual(command);
            if (answer.Length == 0)
                return;

            await client.WriteAsync(answer);
        }
    }

    private string Usual(string command) => command.Split(' ') switch
    {
        ["GROUP", ..] => Programs.Invariant(
            $"211 {Articles.Count} {Articles.Keys.FirstOrDefault(1)} {High ?? Articles.Keys.LastOrDefault(0)} group\n"),
        ["OVER", var range] => Overview(range),
        ["STAT", var number] when Articles.ContainsKey(Number(number)) => Programs.Invariant($"223 {number} {Id(Number(number))}\n"),
        ["ARTICLE", var number] when int.TryParse(number, out _) && Articles.ContainsKey(Number(number)) =>
            Programs.Invariant($"220 {number} {Id(Number(number))}\n{Stuffed(Articles[Number(number)])}.\n"),
        ["ARTICLE", ['<', ..]] => "430 no such article\n",
        ["STAT" or "ARTICLE", _] => "423 no such number\n",
        _ => "500 what?\n",
    };

    private string Overview(string range)
    {
        var ends = range.Split('-').Select(Number).ToArray();
        var lines = Articles.Where(article => article.Key >= ends[0] && article.Key <= ends[1]).Select(article => Programs.Invariant(
            $"{article.Key}\tsubject\ta@example.org\tdate\t{Id(article.Key)}\t\t{article.Value.Length}\t1\n"));
        return string.Concat(lines) is { Length: > 0 } some ? $"224 overview\n{some}.\n" : "423 none\n";
    }

    private string Id(int number) => Articles[number].Split("Message-ID: ")[1].Split('\n')[0];

    private static string Stuffed(string mail) =>
        string.Concat(mail.Split('\n')[..^1].Select(line => (line.StartsWith('.') ? "." : "") + line + "\n"));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
