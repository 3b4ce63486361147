using ReviewBot.Patches;
using ReviewBot.Source;

namespace ReviewBot.Rules;

/// <summary>Makes remarks on lines of the log.</summary>
public static class LogRemark
{
    /// <summary>A remark on a trailer.</summary>
    public static Remark On(PatchView patch, Trailer trailer) => On(patch, trailer.BodyLine);

    /// <summary>A remark on a line of the mail body that belongs to the log.</summary>
    public static Remark On(PatchView patch, int bodyLine) => new(patch, new Place(null, Side.New, bodyLine, bodyLine));

    /// <summary>A remark on the last line of the log that says something: where what is missing would stand.</summary>
    public static Remark OnEnd(PatchView patch)
    {
        var lines = patch.Patch.Log.Split('\n');
        var last = Math.Max(0, Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line)));
        return On(patch, patch.Patch.LogLine + last);
    }
}
