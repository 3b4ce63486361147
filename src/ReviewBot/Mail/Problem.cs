namespace ReviewBot.Mail;

/// <summary>Something in the input that was not understood, and where; printed as <c>cursor: text</c>.</summary>
/// <param name="Cursor">The place, as <c>path:line</c> or <c>path</c>.</param>
/// <param name="Text">One line, a sentence without a full stop.</param>
public sealed record Problem(string Cursor, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Cursor}: {Text}";
}
