using System.CommandLine;

namespace ReviewBot.Cli.Commands;

/// <summary><c>--jobs N</c>: how much to do at once.</summary>
internal static class JobsOption
{
    public static Option<int> Create()
    {
        var jobs = new Option<int>("--jobs", "-j")
        {
            HelpName = "N",
            Description = "Work on so many mails or series at once. Default: one for each processor.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        jobs.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var number) && number > 0))
                result.AddError("--jobs takes a number from 1");
        });
        return jobs;
    }
}
