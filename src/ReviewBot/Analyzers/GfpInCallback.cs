using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds GFP_KERNEL in a callback that is called where nothing may sleep.</summary>
/// <param name="options">
/// <c>callbacks</c>: the member that the function is set as, the struct of its first parameter, and the flag that suits;
/// <c>unless</c>: names that a statement or a condition asks.
/// </param>
public sealed class GfpInCallback(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<string[]> _callbacks = [.. options.List("callbacks").Select(static one => one.Split(' '))];
    private readonly ImmutableArray<string> _unless = options.List("unless");

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        var function = at.Function;
        if (!function.ShowsHead
            || function.Variables.All.FirstOrDefault(static variable => variable.IsParameter) is not { Pointers: 1 } parameter
            || _callbacks.Where(one => parameter.Type == $"struct {one[1]}").ToList() is not { Count: > 0 } candidates)
            yield break;

        var fragment = function.Fragment;
        var range = function.Body.Block.Range;
        var sleeping = new List<int>();
        for (var i = range.First; i < range.End; i++)
        {
            if (fragment.Is(i, "GFP_KERNEL") && at.IsAdded(i) && !IsAsked(function, i))
                sleeping.Add(i);
        }

        if (sleeping.Count == 0 || candidates.FirstOrDefault(one => Setting(at.File, one[0], function.Name) is not null) is not { } callback)
            yield break;

        var set = Place.Added(at.File.Path, Setting(at.File, callback[0], function.Name)!.Value);
        foreach (var token in sleeping)
        {
            yield return new Remark(at.Patch, at.PlaceOf(new(token, token + 1))) { Related = [set] }
                .With("function", function.Name).With("callback", callback[0]).With("flag", callback[2]);
        }
    }

    /// <summary>Whether the statement of a token, or a condition that it stands below, asks whether it may sleep.</summary>
    private bool IsAsked(FunctionView function, int token) => function.Body.Block.All()
        .Where(statement => statement.Range.Contains(token))
        .Any(statement => statement switch
        {
            CStatement.If choice => Names(function, choice.Condition),
            CStatement.Expression or CStatement.Declaration or CStatement.Return => Names(function, statement.Range),
            _ => false,
        })
        || function.Body.Block.All().OfType<CStatement.If>().Any(choice => choice.Range.End <= token && Names(function, choice.Condition));

    private bool Names(FunctionView function, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (_unless.Any(name => function.Fragment.Is(i, name)))
                return true;
        }

        return false;
    }

    /// <summary>The line on which the function becomes the callback, by an initializer or an assignment.</summary>
    private static int? Setting(FileView file, string member, string name)
    {
        foreach (var fragment in file.New!.Fragments)
        {
            for (var i = 2; i < fragment.Tokens.Length; i++)
            {
                if (fragment.Is(i, name) && fragment.Is(i - 1, "=") && fragment.Is(i - 2, member)
                    && (fragment.Is(i - 3, ".") || fragment.Is(i - 3, "->")))
                    return fragment.Tokens[i].Line;
            }
        }

        return null;
    }
}
