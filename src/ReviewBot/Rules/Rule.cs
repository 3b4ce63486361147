using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>A rule: who it is, why it is, what it says, how it is checked. One YAML file under <c>rules/</c>.</summary>
public sealed record Rule
{
    /// <summary>The path under <c>rules/</c> without extension, such as <c>unrelated/label-rename</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people read about it; made when somebody does, which few reviews do.</summary>
    public required Lazy<RuleWords> Words { get; init; }

    /// <summary>One line for a catalogue.</summary>
    public string Title => Words.Value.Title;

    /// <summary>How much a finding matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whether it may send mail.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>The files it looks at; every file when empty.</summary>
    public FileGlobs Files { get; init; } = FileGlobs.All;

    /// <summary>Where a reader of our mail can check us; kernel documentation, not us.</summary>
    public Uri? Url => Words.Value.Url;

    /// <summary>A paragraph for the catalogue; never mailed.</summary>
    public string Rationale => Words.Value.Rationale;

    /// <summary>What is mailed.</summary>
    public required MessageTemplate Message { get; init; }

    /// <summary>How lines are found.</summary>
    public required Check Check { get; init; }

    /// <summary>The options that settings may change, as the file declares them.</summary>
    public ImmutableArray<RuleOption> Options { get; init; } = [];

    /// <summary>Where a Linux 6.1 tree bears out the facts that the rule rests on.</summary>
    public ImmutableArray<Evidence> Verified => Words.Value.Verified;

    /// <summary>The corpus runs that speak for the rule.</summary>
    public ImmutableArray<CorpusRun> Corpus { get; init; } = [];

    /// <summary>Examples, when the file was loaded with them; they are tests, a review does not need them.</summary>
    public ImmutableArray<RuleExample> Examples { get; init; } = [];

    /// <summary>The rule with settings laid over its options.</summary>
    /// <exception cref="ArgumentException">The rule has no such option, or the option refuses the value.</exception>
    public Rule WithOptions(ImmutableDictionary<string, ImmutableArray<string>> settings)
    {
        if (settings.IsEmpty)
            return this;

        foreach (var (name, values) in settings)
        {
            var option = Options.FirstOrDefault(option => option.Name == name);
            if ((option is null ? $"{Id} has no option '{name}'" : option.Refuse(values)) is { } problem)
                throw new ArgumentException(problem, nameof(settings));
        }

        // only the rules of analyzers have options
        var check = (Check.Analyzer)Check;
        return this with { Check = check with { Options = new RuleOptions(check.Options.Values.SetItems(settings)) } };
    }
}

/// <summary>What a rule file says for people who read about the rule; see <see cref="Rule"/>.</summary>
/// <param name="Title">One line for a catalogue.</param>
/// <param name="Url">Where a reader of our mail can check us.</param>
/// <param name="Rationale">A paragraph for the catalogue.</param>
/// <param name="Verified">Where a tree bears out the facts.</param>
public sealed record RuleWords(string Title, Uri? Url, string Rationale, ImmutableArray<Evidence> Verified);
