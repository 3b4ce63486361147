using System.Collections.Frozen;
using ReviewBot.Rules;

namespace ReviewBot.Tests.Rules;

public sealed class RuleFileTests
{
    private static readonly FrozenSet<string> Analyzers = FrozenSet.Create("extra-blank");

    [Fact]
    public void A_rule_is_read_as_it_is_written()
    {
        var rule = Load(RuleTexts.Analyzer);

        Assert.Equal("unrelated/extra-blank", rule.Id);
        Assert.Equal("A blank line is not worth a patch", rule.Title);
        Assert.Equal(Severity.Note, rule.Severity);
        Assert.Equal(RuleStatus.Preview, rule.Status);
        Assert.True(rule.Files.Match("drivers/foo.c"));
        Assert.False(rule.Files.Match("Documentation/foo.rst"));
        Assert.Equal("https://docs.example.org/blank.html", rule.Url?.AbsoluteUri);
        Assert.Equal("Blank lines make\nnoise.", rule.Rationale);
        Assert.Equal("These {count} lines are blank.", rule.Message.Text);

        var check = Assert.IsType<Check.Analyzer>(rule.Check);
        Assert.Equal("extra-blank", check.Name);
        Assert.Equal(["count"], check.Fills);
        Assert.Equal(2, check.Options.Number("least"));
        Assert.Equal(["NULL", "null", "~", "no"], check.Options.List("common-names"));
    }

    [Fact]
    public void A_terminology_rule_holds_bounded_patterns()
    {
        var check = Assert.IsType<Check.Terminology>(Load(RuleTexts.Terminology, id: "words/cumulative").Check);

        Assert.Equal("Non-Cumulative", check.Term.Match("a Non-Cumulative one").Value);
        Assert.True(check.Beside.Match("if (patch->replace)").Success);
        Assert.Equal([TermScope.Comment, TermScope.Literal, TermScope.Log, TermScope.Subject], check.In);
        Assert.Equal("atomic replace", check.Prefer);
    }

    [Fact]
    public void Examples_are_read_only_when_asked_for()
    {
        Assert.Empty(Load(RuleTexts.Analyzer).Examples);

        var examples = Load(RuleTexts.Analyzer, withExamples: true).Examples;
        Assert.Equal(["two blank lines", "one blank line"], examples.Select(e => e.Name));
        Assert.Equal(["+\n", ""], examples.Select(e => e.Quotes is [var quote] ? quote : ""));
        Assert.Equal("lines are blank", examples[0].Says);
        Assert.Equal("20230101.1@example.org", examples[0].Seen);
        Assert.Equal("rules/unrelated/extra-blank.yaml:30", examples[0].Cursor);
        Assert.Equal(["3"], examples[1].Options["least"]);
    }

    [Fact]
    public void Broken_examples_do_not_trouble_a_review() =>
        Assert.Equal(
            "unrelated/extra-blank", Load(
                RuleTexts.Analyzer.Replace("  fires:", "  [: &", StringComparison.Ordinal)).Id);

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_named_with_its_line(string from, string to, string problem)
    {
        Assert.Contains(from, RuleTexts.Analyzer, StringComparison.Ordinal);
        var text = RuleTexts.Analyzer.Replace(from, to, StringComparison.Ordinal);

        var thrown = Assert.Throws<RuleException>(() => Load(text, withExamples: true));
        Assert.Equal($"rules/unrelated/extra-blank.yaml:{problem}", thrown.Message);
    }

    public static TheoryData<string, string, string> Slips => new()
    {
        { "severity: note", "severty: note", "3: unknown key 'severty'" },
        { "severity: note\n", "", "1: missing key 'severity'" },
        { "severity: note", "severity: notice", "3: 'severity' is one of note, warning, error, not 'notice'" },
        { "severity: note", "severity: [note]", "3: 'severity' is text" },
        { "severity: note", "severity: note\nseverity: note", "4: not YAML: Duplicate key severity" },
        { "status: preview", "status: stable", "4: a stable rule records a run under 'corpus'" },
        { "title: A blank line is not worth a patch", "title: ''", "2: 'title' is empty" },
        { "id: unrelated/extra-blank", "id: unrelated/extra", "1: id 'unrelated/extra' is not the path of the file, 'unrelated/extra-blank'" },
        { "['**/*.c']", "'**/*.c'", "5: 'files' is a list: [one, two]" },
        { "['**/*.c']", "['/etc/*.c']", "5: glob '/etc/*.c' is not a path within a tree" },
        { "['**/*.c']", "['**.c']", "5: glob '**.c' has '**' beside other letters of a name" },
        { "['**/*.c']", "['*.[ch]']", "5: glob '*.[ch]' uses more than '*', '?' and '**'" },
        { "url: https:", "url: http:", "6: 'url' is an https address, not 'http://docs.example.org/blank.html'" },
        { "{count}", "{cuont}", "11: unknown placeholder '{cuont}' (known: count)" },
        { "analyzer: extra-blank", "analyzer: extra-blanks", "13: unknown analyzer 'extra-blanks'" },
        { "analyzer: extra-blank", "analyzer: extra-blank\nterminology: {}", "14: a rule has one check" },
        { "analyzer: extra-blank\n", "", "1: missing check: one of terminology, contract, analyzer" },
        { "analyzer: extra-blank", "contrat: {}", "13: unknown key 'contrat'" },
        { "options: { least: 3 }", "options: { least: [3, 4] }", "44: option 'least' takes one value, not a list" },
        { "    default: 2\n", "", "18: missing key 'default'" },
        { "    values: [all, some]", "    values: [none, some]", "21: option 'which' takes none, some, not 'all'" },
        { "options: { least: 3 }", "options: { least: few }", "44: option 'least' takes a whole number, not 'few'" },
        { "options: { least: 3 }", "options: { lest: 3 }", "44: the rule has no option 'lest'" },
        { "      quote: \"+\\n\"\n", "", "30: missing key 'quote'" },
        { "      quote: \"+\\n\"\n", "      quote: blank\n", "40: the patch has no 'blank' to quote" },
        { "  silent:", "  silent: []\n  loud:", "43: unknown key 'loud'" },
        { "      seen:", "      sene:", "31: unknown key 'sene'" },
        { "examples:", "samples:", "28: unknown key 'samples'" },
        { RuleTexts.Examples, "", "1: missing key 'examples'" },
        { RuleTexts.Examples, RuleTexts.Examples + "corpus: []\n", "28: 'examples' is the last key of a rule file" },
    };

    [Theory]
    [InlineData("term: '(?i)", "term: '(?<!x)", "11: 'term' is not a pattern we run: look-around, named groups and back-references are not for rule files")]
    [InlineData("\\b'\n  in", "\\b('\n  in", "11: 'term' is not a pattern we run: Invalid pattern '(?i)\\b(?:non-)?cumulative\\b(' at offset 28. Not enough )'s")]
    [InlineData("patch->replace\\b", "x*", "13: 'beside' is not a pattern we run: it matches the empty text")]
    [InlineData("[comment, string", "[comments, string", "12: 'in' is one of comment, kernel-doc, string, log, subject, not 'comments'")]
    [InlineData("  prefer: atomic replace\n", "", "11: missing key 'prefer'")]
    [InlineData("{prefer}", "{reason}", "9: unknown placeholder '{reason}' (known: term, prefer, code)")]
    [InlineData("terminology:", "fills: [a]\nterminology:", "10: 'fills' goes with 'analyzer' only")]
    public void A_slip_in_a_term_is_named_with_its_line(string from, string to, string problem)
    {
        var text = RuleTexts.Terminology.Replace(from, to, StringComparison.Ordinal);

        var thrown = Assert.Throws<RuleException>(() => Load(text, id: "words/cumulative"));
        Assert.Equal($"rules/words/cumulative.yaml:{problem}", thrown.Message);
    }

    [Fact]
    public void A_contract_states_a_fact_with_its_evidence()
    {
        var rule = Load(RuleTexts.Contract, id: "api/foo");
        var check = Assert.IsType<Check.Contract>(rule.Check);

        Assert.Equal(["foo_get", "foo_open"], check.Functions);
        Assert.Equal(Returned.ErrPtrOrNull, check.Returns);
        Assert.Equal("IS_ERR({result})", check.Fixup?.Text);
        Assert.Equal(
            [new("foo_get", "lib/foo.c", 12), new("foo_open", "lib/foo.c", 34), new("foo_open", "include/foo.h", 5)],
            rule.Verified);
    }

    [Theory]
    [InlineData("returns: err-ptr-or-null", "returns: pointer", "11: 'returns' is one of err-ptr, null, err-ptr-or-null, never-null, errno, negative-errno, never-zero, count, never-negative, zero-on-failure, zero-on-timeout, bytes-not-copied, boolean, length-or-errno, not 'pointer'")]
    [InlineData("returns: err-ptr-or-null", "return: err-ptr", "11: unknown key 'return'")]
    [InlineData("[foo_get, foo_open]", "[]", "12: 'functions' names at least one function")]
    [InlineData("[foo_get, foo_open]", "[foo_get, foo_open, foo_get]", "12: 'foo_get' is listed twice")]
    [InlineData("[foo_get, foo_open]", "['foo_get()', foo_open]", "12: 'foo_get()' is no name of a function")]
    [InlineData("IS_ERR({result})", "IS_ERR({pointer})", "13: unknown placeholder '{pointer}' (known: function, result, test, code)")]
    [InlineData("IS_ERR({result})\n", "IS_ERR({result})\nfills: [a]\n", "14: 'fills' goes with 'analyzer' only")]
    [InlineData("foo_get: lib", "foo_put: lib", "15: 'foo_put' is no function of this contract")]
    [InlineData("lib/foo.c:12", "lib/foo.c", "15: 'lib/foo.c' is no path:line of a 6.1 tree")]
    [InlineData("lib/foo.c:12", "lib/foo.c:0", "15: 'lib/foo.c:0' is no path:line of a 6.1 tree")]
    public void A_slip_in_a_contract_is_named_with_its_line(string from, string to, string problem)
    {
        Assert.Contains(from, RuleTexts.Contract, StringComparison.Ordinal);
        var text = RuleTexts.Contract.Replace(from, to, StringComparison.Ordinal);

        var thrown = Assert.Throws<RuleException>(() => Load(text, id: "api/foo"));
        Assert.Equal($"rules/api/foo.yaml:{problem}", thrown.Message);
    }

    [Theory]
    [InlineData("", "1: the file is empty")]
    [InlineData("- a\n", "1: the file is not one mapping of keys")]
    [InlineData("id: [\n", "2: not YAML: While parsing a node, did not find expected node content")]
    [InlineData("id: a\n\tb: c\n", "1: not YAML: While scanning a plain scalar, found a tab character that violate indentation")]
    public void A_file_that_is_no_rule_is_one_line(string text, string problem) =>
        Assert.Equal($"rules/a/b.yaml:{problem}", Assert.Throws<RuleException>(() => Load(text, id: "a/b")).Message);

    [Fact]
    public void A_file_nested_without_end_is_refused()
    {
        var thrown = Assert.Throws<RuleException>(() => Load("id: " + new string('[', 100_000), id: "a/b"));
        Assert.Equal("rules/a/b.yaml:1: not YAML: nested too deeply", thrown.Message);
    }

    [Fact]
    public void An_option_of_an_example_is_laid_over_the_default()
    {
        var rule = Load(RuleTexts.Analyzer, withExamples: true);
        var tuned = Assert.IsType<Check.Analyzer>(rule.WithOptions(rule.Examples[1].Options).Check);

        Assert.Equal(3, tuned.Options.Number("least"));
        Assert.Equal("all", tuned.Options.Text("which"));
        Assert.Throws<ArgumentException>(() => rule.WithOptions(rule.Examples[1].Options.Add("color", ["red"])));
    }

    private static Rule Load(string text, bool withExamples = false, string id = "unrelated/extra-blank") =>
        RuleFile.Load(new RuleText(id, $"rules/{id}.yaml", text), Analyzers, withExamples);
}
