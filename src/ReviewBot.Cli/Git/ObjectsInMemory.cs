using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>Takes what libgit2 writes, so that nothing reaches the object database on disk.</summary>
internal sealed class ObjectsInMemory : OdbBackend
{
    /// <summary>A priority above those of the files of a repository; libgit2 writes to the first that takes it.</summary>
    public const int BeforeAllOthers = 1000;

    private readonly Dictionary<ObjectId, (ObjectType Type, byte[] Bytes)> _objects = [];

    /// <inheritdoc/>
    protected override OdbBackendOperations SupportedOperations =>
        OdbBackendOperations.Read
            | OdbBackendOperations.ReadHeader
            | OdbBackendOperations.Write
            | OdbBackendOperations.Exists;

    /// <inheritdoc/>
    public override int Read(ObjectId id, out UnmanagedMemoryStream? data, out ObjectType objectType)
    {
        if (!_objects.TryGetValue(id, out var found))
        {
            (data, objectType) = (null, default);
            return (int)ReturnCode.GIT_ENOTFOUND;
        }

        (data, objectType) = (Allocate(found.Bytes.Length), found.Type);
        data.Write(found.Bytes);
        return (int)ReturnCode.GIT_OK;
    }

    /// <inheritdoc/>
    public override int ReadHeader(ObjectId id, out int length, out ObjectType objectType)
    {
        var isKnown = _objects.TryGetValue(id, out var found);
        (length, objectType) = (found.Bytes?.Length ?? 0, found.Type);
        return (int)(isKnown ? ReturnCode.GIT_OK : ReturnCode.GIT_ENOTFOUND);
    }

    /// <inheritdoc/>
    public override int Write(ObjectId id, Stream dataStream, long length, ObjectType objectType)
    {
        var bytes = new byte[length];
        dataStream.ReadExactly(bytes);
        _objects[id] = (objectType, bytes);
        return (int)ReturnCode.GIT_OK;
    }

    /// <inheritdoc/>
    public override bool Exists(ObjectId id) => _objects.ContainsKey(id);

    /// <inheritdoc/>
    public override int ReadPrefix(
        string shortSha, out ObjectId oid, out UnmanagedMemoryStream data, out ObjectType objectType) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public override int ReadStream(ObjectId id, out OdbBackendStream stream) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int WriteStream(long length, ObjectType objectType, out OdbBackendStream stream) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public override int ExistsPrefix(string shortSha, out ObjectId found) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int ForEach(ForEachCallback callback) => throw new NotSupportedException();
}
