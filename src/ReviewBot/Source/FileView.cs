using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ReviewBot.Patches;
using ReviewBot.Source.Flow;
using ReviewBot.Trees;

namespace ReviewBot.Source;

/// <summary>A file before and after a patch, as rules see it.</summary>
public sealed class FileView
{
    // what these include has a C library, and other functions under the names of the kernel's
    private static readonly string[] Libraries =
        ["<stdio.h>", "<stdlib.h>", "<unistd.h>", "<errno.h>", "\"tst_test.h\"", "\"qemu/osdep.h\""];

    private static readonly string[] OtherFolders = ["tools/", "scripts/", "Documentation/", "usr/", "testcases/", "lib/tst_", "include/tst_"];

    private readonly Lazy<bool> _isOfKernel;
    private readonly Lazy<ImmutableArray<Run>> _runs;
    private readonly Lazy<ImmutableArray<bool>> _sameTokens;
    private readonly Lazy<HashSet<int>> _addedLines;
    private readonly Lazy<ImmutableArray<int>> _addedInOrder;
    private readonly Lazy<ImmutableArray<LineWord>> _words;
    private volatile Reading _reading;

    internal FileView(PatchView patch, AppliedFile applied)
    {
        Patch = patch;
        Applied = applied;
        _isOfKernel = new(() => !IsElsewhere(Path) && New is { } source && !source.Fragments.Any(IncludesLibrary));
        _reading = new(this);
        _runs = new(() => Run.Of(applied.Hunks));
        _addedLines = new(() => [.. Runs.SelectMany(run => run.NewLines)]);
        _addedInOrder = new(() => [.. _addedLines.Value.Order()]);
        _sameTokens = new(() => [.. Runs.Select(HasSameTokens)]);
        _words = new(() => LineWord.In(this));
    }

    /// <summary>The patch that changes the file.</summary>
    public PatchView Patch { get; }

    /// <summary>The images and the hunks.</summary>
    public AppliedFile Applied { get; }

    /// <summary>The path to name to people.</summary>
    public string Path => Applied.Change.Path;

    /// <summary>The hunks, with line numbers that hold in the images.</summary>
    public ImmutableArray<Hunk> Hunks => Applied.Hunks;

    /// <summary>The runs of changed lines of all hunks, in order.</summary>
    public ImmutableArray<Run> Runs => _runs.Value;

    /// <summary>The numbers of the lines that the patch adds, in the post-image.</summary>
    public IReadOnlySet<int> AddedLines => _addedLines.Value;

    /// <summary>Whether the patch adds a line from one to another, both included.</summary>
    public bool AddsWithin(int first, int last)
    {
        var at = _addedInOrder.Value.BinarySearch(first);
        at = at < 0 ? ~at : at;
        return at < _addedInOrder.Value.Length && _addedInOrder.Value[at] <= last;
    }

    /// <summary>Whether it is C of a kernel, as far as is shown, and not of a program of user space.</summary>
    public bool IsOfKernel => _isOfKernel.Value;

    /// <summary>The pre-image as C; null when there is none or it is no C.</summary>
    public CSource? Old => _reading.Old.Value;

    /// <summary>The post-image as C; null when there is none or it is no C.</summary>
    public CSource? New => _reading.New.Value;

    /// <summary>The functions of the post-image, as far as shown, to which the patch adds lines.</summary>
    public ImmutableArray<FunctionView> ChangedFunctions => _reading.Functions.Value;

    /// <summary>The words on the lines of the hunks.</summary>
    public ImmutableArray<LineWord> Words => _words.Value;

    /// <summary>The tokens of a run of this file, before and after.</summary>
    public RunTokens Tokens(Run run) => _reading.Tokens.Value[run.Position];

    /// <summary>
    /// Whether a run replaces lines by lines with the same tokens, so that nothing but white space changes. Only blank
    /// lines added or removed do not count: they are not white space within lines.
    /// </summary>
    public bool KeepsTokens(Run run) => _sameTokens.Value[run.Position];

    /// <summary>The lines of a run of this file that stay but for white space; see <see cref="LinePair.Of"/>.</summary>
    public ImmutableArray<LinePair> Pairs(Run run) => _reading.Pairs.Value[run.Position];

    private static bool IsElsewhere(string path) =>
        OtherFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
        || (path.StartsWith("arch/", StringComparison.Ordinal) && path.Contains("/boot/", StringComparison.Ordinal));

    private static bool IncludesLibrary(CFragment fragment) =>
        Libraries.Any(library => fragment.Raw.Text.Contains($"#include {library}", StringComparison.Ordinal));

    private bool HasSameTokens(Run run) =>
        run.Removed.Length > 0
        && run.Added.Length > 0
        && Tokens(run) is { IsWhole: true } tokens
        && tokens.Old.AsSpan().SequenceEqual(tokens.New.AsSpan())
        && (
            run.Removed.Length == run.Added.Length
                || !run.Removed.Concat(run.Added).All(line => string.IsNullOrWhiteSpace(line.Text)));

    /// <summary>Whether there is a post-image in C, which this does not read.</summary>
    public bool HasNew => IsC(Applied.New, Applied.Change.NewPath);

    /// <summary>Whether a text stands anywhere in what is shown of it as C, before or after.</summary>
    public bool Shows(string text) =>
        IsIn(Applied.Old, Applied.Change.OldPath, text) || IsIn(Applied.New, Applied.Change.NewPath, text);

    /// <summary>
    /// Lets what was read of the images go. It is read again when somebody asks; of a long series, all of it would not
    /// fit into memory.
    /// </summary>
    internal void Forget() => _reading = new(this);

    private static bool IsIn(Image? image, string? path, string text) =>
        IsC(image, path) && image.Fragments.Any(fragment => fragment.Text.Contains(text, StringComparison.Ordinal));

    private static bool IsC([NotNullWhen(true)] Image? image, string? path) =>
        image is not null && path is not null && CSource.Handles(path);

    /// <summary>What takes much memory, and no decision to make again.</summary>
    private sealed class Reading(FileView file)
    {
        public Lazy<CSource?> Old { get; } = new(() => Read(file.Applied.Old, file.Applied.Change.OldPath));

        public Lazy<CSource?> New { get; } = new(() => Read(file.Applied.New, file.Applied.Change.NewPath));

        public Lazy<ImmutableArray<RunTokens>> Tokens { get; } =
            new(() => [.. file.Runs.Select(run => RunTokens.Of(file, run))]);

        public Lazy<ImmutableArray<ImmutableArray<LinePair>>> Pairs { get; } =
            new(() => [.. file.Runs.Select(run => LinePair.Of(file, run))]);

        public Lazy<ImmutableArray<FunctionView>> Functions { get; } = new(() =>
            file.New is { } source && file.AddedLines.Count > 0
                ? [.. FunctionView.Of(source, file.AddsWithin)]
                : []);

        private static CSource? Read(Image? image, string? path) =>
            IsC(image, path) ? new CSource(image) : null;
    }
}
