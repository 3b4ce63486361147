using System.CommandLine;

namespace ReviewBot.Cli.Commands;

/// <summary>The paths of mails on a command line.</summary>
internal static class MailPaths
{
    public static Argument<string[]> Argument(ArgumentArity arity)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = arity,
            Description = "An mbox, a single mail, a maildir, a folder of these, a public-inbox git repository or a folder of its epochs, "
                + "or '-' for standard input.",
        };
        paths.Validators.Add(result =>
        {
            // what is no option of ours would count as a path; a file of such a name is './-name'
            if (result.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..]) is { } odd)
                result.AddError(UsageProblem.UnknownOption(odd.Value, result.Parent!));
        });
        return paths;
    }
}
