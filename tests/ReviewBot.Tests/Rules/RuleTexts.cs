namespace ReviewBot.Tests.Rules;

/// <summary>Rule files to break.</summary>
internal static class RuleTexts
{
    public const string Examples =
        """
        examples:
          fires:
            - name: two blank lines
              seen: 20230101.1@example.org
              patch: |
                --- a/foo.c
                +++ b/foo.c
                @@
                 int a;
                +
                +
                 int b;
              quote: "+\n"
              says: lines are blank
          silent:
            - name: one blank line
              options: { least: 3 }
              patch: |
                --- a/foo.c
                +++ b/foo.c
                @@
                 int a;
                +
                 int b;

        """;

    public const string Contract =
        """
        id: api/foo
        title: What foo_get() returns
        severity: error
        status: preview
        rationale: |
          Errors are lost.
        message: |
          {function}() returns errors; {test} of {result} misses them.

        contract:
          returns: err-ptr-or-null
          functions: [foo_get, foo_open]
          fixup: IS_ERR({result})
        verified:
          foo_get: lib/foo.c:12
          foo_open: [lib/foo.c:34, include/foo.h:5]

        """ + Examples;

    public const string Analyzer =
        """
        id: unrelated/extra-blank
        title: A blank line is not worth a patch
        severity: note
        status: preview
        files: ['**/*.c']
        url: https://docs.example.org/blank.html
        rationale: |
          Blank lines make
          noise.
        message: |
          These {count} lines are blank.

        analyzer: extra-blank
        fills: [count]

        options:
          least:
            default: 2
            help: How many make a finding.
          which:
            default: all
            values: [all, some]
            help: Which of them.
          common-names:
            default: [NULL, null, ~, no]
            help: Names.

        """ + "\n" + Examples;

    public const string Terminology =
        """
        id: words/cumulative
        title: The word
        severity: note
        status: preview
        rationale: Words matter.
        message: |
          The code tests {code}.

          "{term}" is something else: {prefer}?
        terminology:
          term: '(?i)\b(?:non-)?cumulative\b'
          in: [comment, string, log, subject]
          beside: 'patch->replace\b'
          prefer: atomic replace
        examples:
          broken
        """;
}
