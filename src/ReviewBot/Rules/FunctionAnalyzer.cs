using System.Collections.Immutable;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Rules;

/// <summary>A check that looks at one function at a time, of those to which a patch adds lines.</summary>
public abstract class FunctionAnalyzer : IAnalyzer
{
    /// <summary>Whether it speaks of functions of the kernel, and so says nothing about programs of user space.</summary>
    protected virtual bool IsAboutKernel => true;

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        foreach (var file in patch.Files)
        {
            if (IsAboutKernel && !file.IsOfKernel)
                continue;

            foreach (var function in file.ChangedFunctions)
            {
                foreach (var remark in Look(new FunctionAt(patch, file, function)))
                    yield return remark;
            }
        }
    }

    /// <summary>Looks at a function and remarks on lines that the patch adds to it.</summary>
    protected abstract IEnumerable<Remark> Look(FunctionAt at);
}

/// <summary>A function and where it stands.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="File">The file.</param>
/// <param name="Function">The function.</param>
public readonly record struct FunctionAt(PatchView Patch, FileView File, FunctionView Function)
{
    /// <summary>Whether the patch adds a line on which tokens of a range stand.</summary>
    public bool IsAdded(TokenRange range)
    {
        var (first, last) = Function.LinesOf(range);
        return File.AddsWithin(first, last);
    }

    /// <summary>Whether the patch adds the line of a token.</summary>
    public bool IsAdded(int token) => File.AddedLines.Contains(Function.LineOf(token));

    /// <summary>
    /// A remark on the first of some ranges that is on an added line, the others related; null when none is.
    /// </summary>
    public Remark? On(params ReadOnlySpan<TokenRange> ranges)
    {
        TokenRange? main = null;
        var related = ImmutableArray.CreateBuilder<Place>(0);
        foreach (var range in ranges)
        {
            if (main is null && IsAdded(range))
                main = range;
            else
                related.Add(PlaceOf(range));
        }

        return main is { } place ? new Remark(Patch, PlaceOf(place)) { Related = related.DrainToImmutable() } : null;
    }

    /// <summary>The place of a range, in the post-image.</summary>
    public Place PlaceOf(TokenRange range)
    {
        var (first, last) = Function.LinesOf(range);
        return new Place(File.Path, Side.New, first, last);
    }

    /// <summary>An expression as it is written.</summary>
    public string Text(CExpression expression) => Function.TextOf(expression.Range);
}
