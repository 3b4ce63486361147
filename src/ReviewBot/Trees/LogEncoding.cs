using System.Text;

namespace ReviewBot.Trees;

/// <summary>What charset a commit is written in, where it is not UTF-8.</summary>
/// <param name="Name">Its name as <c>i18n.commitEncoding</c> gives it, which the commit repeats.</param>
/// <param name="Encoding">The charset; throws for what it lacks.</param>
public sealed record LogEncoding(string Name, Encoding Encoding);
