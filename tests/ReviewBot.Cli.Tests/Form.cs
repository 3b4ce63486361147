namespace ReviewBot.Cli.Tests;

/// <summary>The forms in which the program ships.</summary>
public enum Form
{
    /// <summary>The assembly, run by <c>dotnet</c>.</summary>
    Managed,

    /// <summary>The native binary that the environment variable <c>REVIEWBOT_NATIVE</c> names.</summary>
    Native,
}

/// <summary>Rows for tests that hold for both forms.</summary>
public sealed class BothForms : TheoryData<Form>
{
    public BothForms() => AddRange(Form.Managed, Form.Native);
}
