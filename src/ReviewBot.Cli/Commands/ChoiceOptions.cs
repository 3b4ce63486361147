using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ReviewBot.Patches;

namespace ReviewBot.Cli.Commands;

/// <summary>The options that say which series of an archive are meant.</summary>
internal sealed class ChoiceOptions
{
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    private readonly Option<string?> _since = new("--since")
    {
        HelpName = "DATE",
        Description = "Only series sent on that day or later, such as 2026-01-31 (UTC).",
    };

    private readonly Option<string?> _until = new("--until")
    {
        HelpName = "DATE",
        Description = "Only series sent on that day or earlier.",
    };

    private readonly Option<string?> _messageId = new("--message-id")
    {
        HelpName = "ID",
        Description = "Only the series in the thread of this mail.",
    };

    public ChoiceOptions()
    {
        _since.Validators.Add(Check);
        _until.Validators.Add(Check);
    }

    public void AddTo(Command command)
    {
        command.Add(_since);
        command.Add(_until);
        command.Add(_messageId);
    }

    /// <summary>What was asked for.</summary>
    public MailChoice Read(ParseResult parsed) => new()
    {
        Since = Time(parsed.GetValue(_since), wholeDays: 0),
        Until = Time(parsed.GetValue(_until), wholeDays: 1),
        MessageId = parsed.GetValue(_messageId)?.Trim('<', '>', ' '),
    };

    private static void Check(OptionResult result)
    {
        if (result.Tokens is [var token] && Time(token.Value, wholeDays: 1) is null)
            result.AddError($"{result.Option.Name} takes a date such as 2026-01-31, or 2026-01-31T12:00Z");
    }

    /// <summary>A time as it stands; for a day, its begin and so many days.</summary>
    private static DateTimeOffset? Time(string? text, int wholeDays)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var day))
            return day.Year < 9999 ? day.AddDays(wholeDays) : day;

        return DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }
}
