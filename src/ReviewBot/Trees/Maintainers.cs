using System.Collections.Immutable;
using System.IO.Enumeration;

namespace ReviewBot.Trees;

/// <summary>
/// The repositories that a <c>MAINTAINERS</c> file names, and the files that go into each. Of the entries that the head
/// of the Linux file describes, <c>F:</c>, <c>X:</c> and <c>T: git</c> are read; patterns match as for
/// <c>scripts/get_maintainer.pl</c>: <c>*</c> and <c>?</c> stay within a folder, a pattern with a slash at its end means
/// all that is below.
/// </summary>
public sealed class Maintainers
{
    /// <summary>The name of the file, at the top of a tree.</summary>
    public const string FileName = "MAINTAINERS";

    private readonly ImmutableArray<Section> _sections;

    private Maintainers(ImmutableArray<Section> sections) => _sections = sections;

    /// <summary>Reads the file; what is no entry is passed over.</summary>
    public static Maintainers Parse(string text)
    {
        var sections = ImmutableArray.CreateBuilder<Section>();
        var section = Section.Empty;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (line.Trim().Length == 0)
            {
                if (section is { Repositories.IsEmpty: false, Files.IsEmpty: false })
                    sections.Add(section);

                section = Section.Empty;
            }
            else if (line is [_, ':', ..])
            {
                section = section.With(line[0], line[2..].Trim());
            }
        }

        return new Maintainers(sections.ToImmutable());
    }

    /// <summary>
    /// The repositories that some files go into, that of most files first. For each file, the section with the longest
    /// pattern counts; of sections without a repository nothing is known.
    /// </summary>
    /// <param name="paths">Paths from the top of the tree.</param>
    /// <returns>The addresses as they stand in the file, such as <c>git://git.example.org/linux.git</c>.</returns>
    public ImmutableArray<string> RepositoriesOf(IEnumerable<string> paths) =>
    [
        .. paths.Distinct(StringComparer.Ordinal).SelectMany(path => RepositoriesOf(path))
            .GroupBy(repository => repository, StringComparer.Ordinal)
            .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.Key),
    ];

    /// <summary>Whether two addresses name one repository: how it is asked, and a suffix, do not matter.</summary>
    public static bool IsSame(string one, string other) => Bare(one).Equals(Bare(other), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Bare(string address)
    {
        var bare = address.AsSpan();
        if (bare.IndexOf("://") is >= 0 and var scheme)
            bare = bare[(scheme + 3)..];

        bare = bare.TrimEnd('/');
        return bare.EndsWith(".git") ? bare[..^4] : bare;
    }

    private ImmutableArray<string> RepositoriesOf(string path)
    {
        var parts = path.Split('/');
        var (best, found) = (0, ImmutableArray<string>.Empty);
        foreach (var section in _sections)
        {
            var depth = section.DepthOf(parts);
            if (depth > best)
                (best, found) = (depth, section.Repositories);
            else if (depth == best && depth > 0)
                found = found.AddRange(section.Repositories);
        }

        return found;
    }

    private sealed record Section(ImmutableArray<string[]> Files, ImmutableArray<string[]> Not, ImmutableArray<string> Repositories)
    {
        public static Section Empty { get; } = new([], [], []);

        public Section With(char entry, string value) => entry switch
        {
            'F' when value.Length > 0 => this with { Files = Files.Add(value.Split('/')) },
            'X' when value.Length > 0 => this with { Not = Not.Add(value.Split('/')) },
            'T' when value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is ["git", var address, ..] =>
                this with { Repositories = Repositories.Add(address) },
            _ => this,
        };

        // how many parts the longest pattern has that matches; 0 for none
        public int DepthOf(string[] path) =>
            Not.Any(pattern => Match(pattern, path)) ? 0
            : Files.Where(pattern => Match(pattern, path)).Select(pattern => pattern.Length).DefaultIfEmpty().Max();

        private static bool Match(string[] pattern, string[] path)
        {
            var isFolder = pattern[^1].Length == 0;
            if (isFolder ? path.Length < pattern.Length : path.Length != pattern.Length)
                return false;

            for (var i = 0; i < pattern.Length - (isFolder ? 1 : 0); i++)
            {
                if (!FileSystemName.MatchesSimpleExpression(pattern[i], path[i], ignoreCase: false))
                    return false;
            }

            return true;
        }
    }
}
