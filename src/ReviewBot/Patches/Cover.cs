using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>A cover letter: <c>[PATCH 0/n]</c>.</summary>
/// <param name="Message">The mail.</param>
/// <param name="Tag">The brackets of the subject.</param>
/// <param name="Text">The body as text, diffstat included.</param>
public sealed record Cover(Message Message, SubjectTag Tag, string Text);
