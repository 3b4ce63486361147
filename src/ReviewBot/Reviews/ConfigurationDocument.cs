using System.Text;

namespace ReviewBot.Reviews;

/// <summary>The reference of the configuration for people: <c>docs/configuration.md</c>.</summary>
public static class ConfigurationDocument
{
    /// <summary>The document in Markdown.</summary>
    public static string Write()
    {
        var text = new StringBuilder(
            $$"""
            # Configuration

            Written from the keys that the program knows; change those.

            A project puts `{{Configuration.FileName}}` at the top of its tree. `gate` reads it from the work tree, or in a bare
            repository from `HEAD`; `review` reads it from the tree that the series is applied to. The file chooses and
            tunes. It loads no code and no other file, and names nobody to write to. A slip is named with its line, and
            the exit code is 2.

            Whoever runs the program may give a file of the same format with `--config FILE`. Its `fail-on` comes
            before that of the tree, and a tree cannot relax what it requires. The command line comes before both.

            | key | for example | |
            | --- | --- | --- |

            """);
        foreach (var (key, example, help) in ConfigurationFile.Keys)
            text.Append($"| `{key}` | `{example}` | {help} |\n");

        return text.Append(
            """

            ## Findings that are known

            `reviewbot baseline v6.1..` writes the findings of today to `.reviewbot-baseline`, and `reviewbot gate
            --baseline .reviewbot-baseline` says nothing of them. A finding is known by its rule, the title of the
            patch, the file and the text of its lines, so it stays known when lines move.

            ## Findings that are accepted

            A trailer in the log answers a finding before it is made:

                Review-accepted: unrelated/label-rename the whole file uses this name

            It names a rule or a family (`unrelated/*`) and needs a reason. The finding no longer fails the gate; it is
            shown with the reason, in every format that shows silenced findings.

            """).ToString();
    }
}
