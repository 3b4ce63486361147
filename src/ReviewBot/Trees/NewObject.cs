using System.Text;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>An object as git stores it: its type, its id and its bytes, ready for an object database.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Its id, in hex.</param>
/// <param name="Bytes">Its content.</param>
public sealed record NewObject(ObjectType Type, string Id, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A commit with one parent, byte for byte as <c>git commit-tree</c> writes it.</summary>
    /// <param name="tree">The id of its tree.</param>
    /// <param name="parent">The id of its parent.</param>
    /// <param name="text">The author and the message; without a date, it was written when it is committed.</param>
    /// <param name="committer">Who commits.</param>
    /// <param name="encoding">The charset to write it in; by default UTF-8.</param>
    /// <exception cref="EncoderFallbackException">The charset lacks a character.</exception>
    public static NewObject Commit(
        string tree, string parent, CommitText text, Signature committer, LogEncoding? encoding = null)
    {
        var author = new Signature(text.Author, text.Date ?? committer.Date);
        var header = encoding is null ? "" : $"encoding {encoding.Name}\n";
        var bytes = (encoding?.Encoding ?? Encoding.UTF8).GetBytes(
            $"tree {tree}\nparent {parent}\nauthor {author}\ncommitter {committer}\n{header}\n{text.Message}");
        return new(ObjectType.Commit, ObjectIds.Of("commit", bytes), bytes);
    }
}
