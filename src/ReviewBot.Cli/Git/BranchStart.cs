using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>Finds where a branch starts when nobody says so.</summary>
internal static class BranchStart
{
    /// <summary>
    /// The upstream of the branch; else where it left the default branch of a remote, or <c>main</c>, <c>master</c> or
    /// <c>init.defaultBranch</c>; else, for a merge that CI made to test a request, its first parent.
    /// </summary>
    /// <param name="revisions">The repository.</param>
    /// <param name="tip">The end of the branch.</param>
    /// <param name="name">How the end was called: a branch, <c>HEAD</c> or anything else.</param>
    /// <returns>The commit where the branch starts, and what to call it.</returns>
    /// <exception cref="TreeException">Nothing tells.</exception>
    public static (Commit Base, string Name) Of(Revisions revisions, Commit tip, string name)
    {
        var repository = revisions.Repository;
        var branch = BranchOf(repository, name);
        if (branch is not null && Upstream(revisions, branch) is { Target: Commit upstream } tracked)
            return (Fork(revisions, upstream, tip, Short(tracked)), Short(tracked));

        foreach (var candidate in Candidates(revisions).Where(candidate => candidate != branch?.CanonicalName))
        {
            if (repository.Refs[candidate]?.ResolveToDirectReference() is { Target: Commit start } reference
                && reference.CanonicalName != branch?.CanonicalName)
                return (Fork(revisions, start, tip, Short(reference)), Short(reference));
        }

        return tip.Parents.Take(2).Count() == 2
            ? (tip.Parents.First(), $"{name}^1")
            : throw revisions.Refuse(
                $"nothing tells where {(branch is null ? name : $"the branch “{branch.FriendlyName}”")} starts: no upstream, "
                    + "no default branch of a remote, no main or master; name a range, such as HEAD~3..HEAD");
    }

    /// <summary>The branch of that name, or the one checked out; null for anything else.</summary>
    public static Branch? BranchOf(Repository repository, string name) => name switch
    {
        "HEAD" => repository.Info.IsHeadDetached ? null : repository.Head,
        _ when Reference.IsValidName($"refs/heads/{name}") =>
            repository.Branches[name] is { IsRemote: false } branch ? branch : null,
        _ => null,
    };

    /// <summary>
    /// What <c>branch.NAME.remote</c> and <c>branch.NAME.merge</c> mean; libgit2's own answer is empty in a native build.
    /// </summary>
    private static DirectReference? Upstream(Revisions revisions, Branch branch)
    {
        var remote = revisions.Config.Get<string>($"branch.{branch.FriendlyName}.remote")?.Value;
        var merge = revisions.Config.Get<string>($"branch.{branch.FriendlyName}.merge")?.Value;
        if (remote is null || merge is null)
            return null;

        var names = remote == "."
            ? [merge]
            : revisions.Config.Where(entry => entry.Key == $"remote.{remote}.fetch")
                .Select(entry => Mapped(entry.Value.TrimStart('+').Split(':'), merge));
        return names.OfType<string>()
            .Select(name => revisions.Repository.Refs[name]?.ResolveToDirectReference())
            .FirstOrDefault(reference => reference is not null);
    }

    /// <summary>Where a refspec puts a reference: <c>refs/heads/*:refs/remotes/origin/*</c>.</summary>
    private static string? Mapped(string[] refspec, string name)
    {
        if (refspec is not [var from, var to])
            return null;
        if (from == name)
            return to;

        return from.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star
            && name.StartsWith(from[..star], StringComparison.Ordinal)
            && name.EndsWith(from[(star + 1)..], StringComparison.Ordinal)
            ? to.Replace("*", name[star..^(from.Length - star - 1)], StringComparison.Ordinal)
            : null;
    }

    private static IEnumerable<string> Candidates(Revisions revisions)
    {
        var configured = revisions.Config.GetValueOrDefault<string?>("init.defaultBranch", (string?)null);
        string[] names = configured is null ? ["main", "master"] : ["main", "master", configured];
        return revisions.Repository.Refs.FromGlob("refs/remotes/*/HEAD")
            .Select(reference => reference.CanonicalName)
            .OrderBy(reference => reference == "refs/remotes/origin/HEAD" ? 0 : 1)
            .Concat(names.Select(name => $"refs/remotes/origin/{name}"))
            .Concat(names.Select(name => $"refs/heads/{name}"));
    }

    private static Commit Fork(Revisions revisions, Commit start, Commit tip, string name) =>
        revisions.Repository.ObjectDatabase.FindMergeBase(start, tip)
        ?? throw revisions.Refuse(revisions.Repository.Info.IsShallow
            ? $"the clone is shallow and does not reach where the branch left {name}; 'git fetch --unshallow' gets the rest"
            : $"the branch and {name} have no commit in common; name a range, such as HEAD~3..HEAD");

    private static string Short(DirectReference reference) =>
        reference.CanonicalName.Replace("refs/heads/", "", StringComparison.Ordinal)
            .Replace("refs/remotes/", "", StringComparison.Ordinal);
}
