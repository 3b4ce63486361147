namespace ReviewBot.Cli.Tests.Servers;

/// <summary>A network of its own (a namespace of Linux), whose loopback can be cut.</summary>
internal sealed class Network : IDisposable
{
    private readonly string _name = $"reviewbot-{Guid.NewGuid():N}"[..20];
    private readonly string _ip;

    private Network(string ip) => _ip = ip;

    /// <summary>What runs a command in it.</summary>
    public string[] Prefix => [_ip, "netns", "exec", _name];

    /// <summary>Makes one; skips the test where that is not allowed.</summary>
    public static Network Create()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root makes networks");
        var network = new Network(Programs.Find("ip"));
        Programs.Run(network._ip, ["netns", "add", network._name]);
        network.Mend();
        return network;
    }

    /// <summary>Takes the loopback down, with its addresses: what is connected hangs, and nothing new can be.</summary>
    public void Cut()
    {
        Programs.Run(_ip, ["-n", _name, "link", "set", "lo", "down"]);
        Programs.Run(_ip, ["-n", _name, "address", "flush", "dev", "lo"]);
    }

    /// <summary>Takes it up.</summary>
    public void Mend() => Programs.Run(_ip, ["-n", _name, "link", "set", "lo", "up"]);

    public void Dispose() => Programs.Run(_ip, ["netns", "delete", _name]);
}
