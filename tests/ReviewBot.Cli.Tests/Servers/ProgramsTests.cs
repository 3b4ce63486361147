namespace ReviewBot.Cli.Tests.Servers;

/// <summary>What the tests with servers rely on.</summary>
public sealed class ProgramsTests
{
    [Fact]
    public void A_port_is_given_out_once()
    {
        var ports = Enumerable.Range(0, 1000).Select(_ => Programs.FreePort()).ToList();

        Assert.Distinct(ports);
    }
}
