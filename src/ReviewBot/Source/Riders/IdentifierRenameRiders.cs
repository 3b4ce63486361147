using System.Collections.Immutable;

namespace ReviewBot.Source.Riders;

/// <summary>
/// Locals and parameters that are only renamed: every line of the function that held the old name holds the new one and
/// is otherwise the same, and neither name means anything else in the function. A line may have been renamed by half:
/// what it held twice was one variable, and the use that is left names nothing any more.
/// </summary>
internal static class IdentifierRenameRiders
{
    public static IEnumerable<Rider> Of(FileView file)
    {
        // a rename needs its declaration and a use, so a single line is none
        var single = file.Runs.Select(run => (Run: run, Name: Renaming.Single(file, run)))
            .Where(found => found.Name is not null)
            .ToList();
        if (single.Count == 0)
            yield break;

        foreach (var (fragment, item) in file.New!.Items)
        {
            if (item is not CFunction function)
                continue;

            var inside = single.Where(found => Inside(found.Run, function)).ToList();
            foreach (var rename in inside.Select(found => found.Name!.Value).Distinct())
            {
                if (Old(file, function) is { } old
                    && Left(file, (old.Fragment, old.Function), (fragment, function), rename) is { } left)
                {
                    var rider = new Rider(
                        RiderKind.IdentifierRename,
                        file,
                        [.. inside.Where(found => found.Name == rename).Select(found => found.Run)])
                    {
                        Old = rename.Old,
                        New = rename.New,
                        Function = function.Name,
                        Left = left,
                    };
                    yield return rider with { IsExplained = IsPartOfMore(old.Function, rider) };
                }
            }
        }
    }

    private static bool Inside(Run run, CFunction function) =>
        run.Added.All(line => function.FirstLine <= line.NewLine && line.NewLine <= function.LastLine);

    /// <summary>The one function of this name in the pre-image that is whole where the new one is.</summary>
    private static (CFragment Fragment, CFunction Function)? Old(FileView file, CFunction function)
    {
        var same = file.Old!.Items.Where(item => item.Item is CFunction && item.Item.Name == function.Name).ToList();
        return same is [var (fragment, item)] && item.IsWhole && function.IsWhole ? (fragment, (CFunction)item) : null;
    }

    /// <summary>
    /// The line of a use that was forgotten, zero when all uses follow; null when the patch does more than rename.
    /// </summary>
    private static int? Left(
        FileView file,
        (CFragment Fragment, CFunction Function) old,
        (CFragment Fragment, CFunction Function) @new,
        (string Old, string New) rename)
    {
        var before = Uses(old.Fragment, old.Function, rename.Old);
        var after = Uses(@new.Fragment, @new.Function, rename.New);
        var left = Uses(@new.Fragment, @new.Function, rename.Old);
        var lines = after.Select(Line).ToHashSet();
        var isRename = before.Length == after.Length + left.Length
            && after.Length > 1
            && Uses(old.Fragment, old.Function, rename.New).IsEmpty
            && IsDeclaration(old.Fragment, old.Function, before[0])
            && file.Runs.Where(run => run.Added.Any(line => lines.Contains(line.NewLine)))
                .All(run => Renaming.Single(file, run) == rename);
        if (!isRename)
            return null;

        if (left.IsEmpty)
            return 0;

        return left.All(token => lines.Contains(Line(token)) && !IsDeclaration(@new.Fragment, @new.Function, token))
            && MeansNothing(@new.Fragment, rename.Old)
            ? Line(left[0])
            : null;

        int Line(int token) => @new.Fragment.Tokens[token].Line;
    }

    /// <summary>
    /// Whether nothing outside of functions and types has this name. A local may stand before a variable of the file
    /// or a macro, and then its new name is there to let that one be seen.
    /// </summary>
    private static bool MeansNothing(CFragment fragment, string name)
    {
        if (!fragment.IsWhole)
            return false;

        var next = 0;
        for (var i = 0; i < fragment.Tokens.Length; i++)
        {
            while (next < fragment.Items.Length && fragment.Items[next].CloseToken < i)
                next++;

            var isInside = next < fragment.Items.Length && fragment.Items[next].HeadToken <= i;
            if ((!isInside || fragment.Tokens[i].InDirective)
                && fragment.Tokens[i].Kind == TokenKind.Word
                && fragment.Is(i, name)
                && !IsOfAnotherKind(fragment, i))
                return false;
        }

        return true;
    }

    /// <summary>The tokens that are this name and a variable.</summary>
    private static ImmutableArray<int> Uses(CFragment fragment, CFunction function, string name)
    {
        var uses = ImmutableArray.CreateBuilder<int>();
        for (var i = function.HeadToken; i < function.CloseToken; i++)
        {
            if (fragment.Tokens[i].Kind == TokenKind.Word && fragment.Is(i, name) && !IsOfAnotherKind(fragment, i))
                uses.Add(i);
        }

        return uses.ToImmutable();
    }

    /// <summary>Members, tags and labels have names of their own (C11 section 6.2.3).</summary>
    private static bool IsOfAnotherKind(CFragment fragment, int token) =>
        fragment.CodeBefore(token) is >= 0 and var before
        && (fragment.Is(before, "->") || fragment.Is(before, ".") || fragment.Is(before, "struct")
            || fragment.Is(before, "union") || fragment.Is(before, "enum") || fragment.Is(before, "goto"));

    /// <summary>
    /// Whether the first use declares: a parameter, or a word behind a type at the start of a statement.
    /// </summary>
    private static bool IsDeclaration(CFragment fragment, CFunction function, int token)
    {
        if (token < function.OpenToken)
            return function.Parameters.Any(parameter => parameter.Token == token);

        var before = fragment.CodeBefore(token);
        var after = fragment.CodeAfter(token);
        var declares = fragment.Is(after, ";")
            || fragment.Is(after, "=")
            || fragment.Is(after, ",")
            || fragment.Is(after, "[");
        return declares && fragment.Nesting.Parens[token] == 0 && (fragment.Is(before, "*")
            || fragment.Is(before, ",")
            || (fragment.Tokens[before].Kind == TokenKind.Word && !fragment.Is(before, "return")));
    }

    /// <summary>
    /// Where a parameter gets another name and the same happens in other places, the patch is about what it stands for,
    /// whatever its log says. A local stands for nothing outside of its function.
    /// </summary>
    private static bool IsPartOfMore(CFunction old, Rider rider) =>
        old.Parameters.Any(parameter => parameter.Name == rider.Old)
        && rider.File.Patch.Files.Any(file => file.Runs.Any(run =>
            !(file == rider.File && rider.Runs.Any(own => own.Position == run.Position))
            && file.Tokens(run).Old.Any(token => token.Text == rider.Old)
            && file.Tokens(run).New.Any(token => token.Text == rider.New)));
}
