using System.Collections.Frozen;
using ReviewBot.Rules;

namespace ReviewBot.Tests.Rules;

public sealed class AddedRulesTests
{
    private static readonly FrozenSet<string> Analyzers = FrozenSet.Create("extra-blank");

    [Fact]
    public void Added_rules_stand_in_the_order_of_ids()
    {
        var catalogue = new RuleCatalogue(
            Analyzers,
            [
                new RuleText("words/cumulative", "mine/words/cumulative.yaml", RuleTexts.Terminology),
                new RuleText("unrelated/extra-blank", "mine/unrelated/extra-blank.yaml", RuleTexts.Analyzer),
            ]);

        Assert.Equal(catalogue.Ids.Order(StringComparer.Ordinal), catalogue.Ids);
        Assert.Equal("The word", catalogue.Find("words/cumulative")?.Title);
        Assert.Null(catalogue.Find("words/other"));
    }

    [Fact]
    public void A_broken_rule_is_no_trouble_until_it_is_asked_for()
    {
        var catalogue = new RuleCatalogue(Analyzers, [new RuleText("a/b", "mine/a/b.yaml", "")]);

        Assert.Contains("a/b", catalogue.Ids);
        Assert.Equal(
            "mine/a/b.yaml:1: the file is empty", Assert.Throws<RuleException>(() => catalogue.Find("a/b")).Message);
    }

    [Fact]
    public void Two_files_cannot_give_the_same_rule()
    {
        var thrown = Assert.Throws<RuleException>(() => new RuleCatalogue(
            Analyzers, [new RuleText("a/b", "one/a/b.yaml", ""), new RuleText("a/b", "two/a/b.yaml", "")]));
        Assert.Equal("two/a/b.yaml:1: a rule 'a/b' exists already", thrown.Message);
    }

    [Fact]
    public void The_document_shows_a_rule_whole()
    {
        var rule = RuleFile.Load(
            new RuleText("unrelated/extra-blank", "x.yaml", RuleTexts.Analyzer), Analyzers, withExamples: true);

        var text = CatalogueDocument.Write([rule]);
        Assert.EndsWith(
            """
            | [`unrelated/extra-blank`](#unrelatedextra-blank) | A blank line is not worth a patch | note | preview |

            ## unrelated/extra-blank

            **A blank line is not worth a patch.** note, preview, in `**/*.c`.

            Blank lines make
            noise.

            See <https://docs.example.org/blank.html>.

            It says:

            > These {count} lines are blank.

            | option | default | |
            | --- | --- | --- |
            | `least` | `2` | How many make a finding. |
            | `which` | `all` | Which of them. One of `all`, `some`. |
            | `common-names` | `NULL`, `null`, `~`, `no` | Names. |

            It fires on two blank lines:

            ```diff
            --- a/foo.c
            +++ b/foo.c
            @@
             int a;
            +
            +
             int b;
            ```

            """,
            text,
            StringComparison.Ordinal);
    }
}
