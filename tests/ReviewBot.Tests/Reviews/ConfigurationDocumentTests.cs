using ReviewBot.Reviews;

namespace ReviewBot.Tests.Reviews;

public sealed class ConfigurationDocumentTests
{
    [Fact]
    public void The_reference_is_fresh() => Snapshot.Matches("docs/configuration.md", ConfigurationDocument.Write());

    [Fact]
    public void Every_example_is_one() => Assert.All(
        ConfigurationFile.Keys.Where(key => !key.Example.Contains("family/rule", StringComparison.Ordinal)),
        key => Assert.NotEqual(
            Configuration.None,
            ConfigurationFile.Read("x", key.Example, Sample.Rules, policy: null)));
}
