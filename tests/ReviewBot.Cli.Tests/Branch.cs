using ReviewBot.Cli.Tests.Git;

namespace ReviewBot.Cli.Tests;

/// <summary>A repository with a branch of a driver that nobody has.</summary>
internal sealed class Branch : IDisposable
{
    /// <summary>The driver before anybody changes it.</summary>
    public const string Driver =
        """
        #include <linux/slab.h>

        int foo_start(struct foo *foo)
        {
        	int ret = -ENOMEM;

        	foo->buffer = kmalloc(foo->size, GFP_KERNEL);
        	if (!foo->buffer)
        		goto err;

        	ret = foo_register(foo);
        	if (ret)
        		goto err;

        	return 0;

        err:
        	kfree(foo->buffer);
        	return ret;
        }

        """;

    private readonly Sandbox _box = new Sandbox().Commit(("foo.c", Driver));

    public Sandbox Box => _box;

    /// <summary>What this change says is what it does.</summary>
    public Branch Clean() => Commit(
        "foo: count the starts\n\nThe number of starts is shown to the user.\n",
        Read().Replace("\treturn 0;\n", "\tfoo->starts++;\n\treturn 0;\n", StringComparison.Ordinal));

    /// <summary>A label is renamed beside a change that says nothing of it.</summary>
    public Branch WithRider(string trailers = "") => Commit(
        $"foo: forget old errors\n\nThe count of errors begins anew with each start.\n\n{trailers}Signed-off-by: A U Thor <author@example.org>\n",
        Renamed());

    /// <summary>The same, not committed yet.</summary>
    public void WithRiderInWorkTree() => _box.Write("foo.c", Renamed());

    public Branch On(string name)
    {
        _box.Git("checkout", "-q", "-b", name);
        return this;
    }

    public Branch Commit(string message, string driver)
    {
        _box.Write("foo.c", driver);
        _box.Git("commit", "-q", "-a", "--allow-empty", "-m", message);
        return this;
    }

    public string Read() => File.ReadAllText(_box["foo.c"]);

    private string Renamed() =>
        Read().Replace("\tret = foo_register", "\tfoo->errors = 0;\n\tret = foo_register", StringComparison.Ordinal)
            .Replace("err:\n", "out_free:\n", StringComparison.Ordinal)
            .Replace("goto err;", "goto out_free;", StringComparison.Ordinal);

    /// <summary>Runs <c>reviewbot gate</c> in the repository.</summary>
    public CliRun Gate(params string[] arguments) => In(_box.Folder, arguments);

    /// <summary>Runs it in another folder.</summary>
    public static CliRun In(string folder, params string[] arguments) =>
        Cli.Run(Form.Managed, folder, ["gate", .. arguments]);

    public void Dispose() => _box.Dispose();
}
