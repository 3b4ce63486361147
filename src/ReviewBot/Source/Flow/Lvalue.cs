namespace ReviewBot.Source.Flow;

/// <summary>
/// What a value is kept in: a variable, or a member or element that is reached from one. Two are the same when they are
/// written the same.
/// </summary>
/// <param name="Text">As it is written, without white space: <c>priv-&gt;base</c>.</param>
/// <param name="Root">The variable that it begins with.</param>
/// <param name="IsMemory">Whether it is reached through memory that others may change.</param>
public sealed record Lvalue(string Text, string Root, bool IsMemory)
{
    /// <summary>Reads an expression; null when it is no such thing, or is not the same each time it is computed.</summary>
    public static Lvalue? Of(CExpression expression) => expression switch
    {
        CExpression.Name { Spelling: not "NULL" } name => new Lvalue(name.Spelling, name.Spelling, IsMemory: false),
        CExpression.Member member when Of(member.Object) is { } of =>
            new Lvalue($"{of.Text}{(member.IsArrow ? "->" : ".")}{member.Field}", of.Root, of.IsMemory || member.IsArrow),
        CExpression.Index { At: CExpression.Name or CExpression.Literal } index when Of(index.Array) is { } array =>
            new Lvalue($"{array.Text}[{TextOf(index.At)}]", array.Root, IsMemory: true),
        CExpression.Unary { Operator: "*", IsPostfix: false } pointer when Of(pointer.Operand) is { } to =>
            new Lvalue($"*{to.Text}", to.Root, IsMemory: true),
        CExpression.Cast cast => Of(cast.Value),
        _ => null,
    };

    /// <summary>Whether a change of another one may change this one: a part of its path is written the same.</summary>
    public bool DependsOn(Lvalue other) => Text == other.Text || Contains(other.Text);

    /// <summary>Whether a name stands in it: as its root, or as an index.</summary>
    public bool Uses(string name) => Root == name || Text.Contains($"[{name}]", StringComparison.Ordinal);

    private bool Contains(string path)
    {
        var rest = Text.TrimStart('*');
        return (rest.StartsWith(path, StringComparison.Ordinal)
                && rest.Length > path.Length
                && !char.IsAsciiLetterOrDigit(rest[path.Length])
                && rest[path.Length] != '_')
            || Text.Contains($"[{path}]", StringComparison.Ordinal)
            || (Text != rest && rest == path);
    }

    private static string TextOf(CExpression index) => index switch
    {
        CExpression.Name name => name.Spelling,
        CExpression.Literal literal => literal.Spelling,
        _ => "",
    };
}
