namespace ReviewBot.Cli.Settings;

/// <summary>
/// Where a password or token is kept. It is read each time it is needed, so that a new one needs no restart, and is
/// never part of a message.
/// </summary>
public sealed record Secret
{
    private readonly string _kind;

    private Secret(string kind, string name) => (_kind, Name) = (kind, name);

    /// <summary>The variable, the file, or the credential.</summary>
    public string Name { get; }

    /// <summary>A variable of the environment.</summary>
    public static Secret Variable(string name) => new("env", name);

    /// <summary>A file; blanks and line ends around its text do not count.</summary>
    public static Secret File(string path) => new("file", path);

    /// <summary>A credential that systemd passes on (<c>LoadCredential=</c>, systemd.exec(5)).</summary>
    public static Secret Credential(string name) => new("credential", name);

    /// <summary>The secret itself.</summary>
    /// <exception cref="UsageException">It is not where it should be, or empty.</exception>
    public string Read()
    {
        var text = _kind switch
        {
            "env" => Environment.GetEnvironmentVariable(Name) ?? throw Missing("the variable is not set"),
            "credential" => Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } folder
                ? Text(Path.Join(folder, Name))
                : throw Missing("CREDENTIALS_DIRECTORY is not set; is it a systemd service with LoadCredential=?"),
            _ => Text(Name),
        };
        return text.Trim() is { Length: > 0 } secret ? secret : throw Missing("it is empty");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_kind} {Name}";

    private string Text(string path)
    {
        try
        {
            return System.IO.File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Missing(Output.Reason(e));
        }
    }

    private UsageException Missing(string why) => new($"secret {this}: {why}");
}
