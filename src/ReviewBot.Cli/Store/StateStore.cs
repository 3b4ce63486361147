using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReviewBot.Cli.Store;

/// <summary>
/// What the watcher knows, in a SQLite database. Everything is read and written in transactions (<see cref="Do"/>), so
/// that the program may end between any two of them; other processes may look and write in between.
/// </summary>
internal sealed class StateStore : IDisposable
{
    // SQLITE_BUSY, SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CORRUPT, SQLITE_NOTADB
    private const int Busy = 5, Full = 13, InputOutput = 10, ReadOnly = 8, Corrupt = 11, NoDatabase = 26;

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Lock _turn = new();

    private StateStore(string path)
    {
        _path = path;
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
    }

    /// <summary>Opens the database in a folder, or makes it.</summary>
    /// <param name="folder">The folder; null for a database in memory, which is gone at the end.</param>
    /// <exception cref="StoreException">It cannot be opened, or is of a newer version of the program.</exception>
    public static StateStore Open(string? folder)
    {
        var path = folder is null ? ":memory:" : Path.Join(folder, "reviewbot.db");
        try
        {
            if (folder is not null)
                Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{folder}: {Output.Reason(e)}", e);
        }

        var store = new StateStore(path);
        store.Guard(() =>
        {
            store._connection.Open();
            store.Prepare();
            store.Migrate();
            return 0;
        });
        return store;
    }

    /// <summary>Does work in one transaction, alone; nothing of it stays when it throws.</summary>
    /// <exception cref="StoreException">The database cannot be read or written now.</exception>
    public T Do<T>(Func<Session, T> work)
    {
        lock (_turn)
        {
            return Guard(() =>
            {
                using var transaction = _connection.BeginTransaction(deferred: false);
                var result = work(new Session(_connection, transaction));
                transaction.Commit();
                return result;
            });
        }
    }

    /// <inheritdoc cref="Do{T}"/>
    public void Do(Action<Session> work) => Do(session =>
    {
        work(session);
        return 0;
    });

    public void Dispose() => _connection.Dispose();

    private void Migrate()
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        using var query = _connection.CreateCommand();
        (query.CommandText, query.Transaction) = ("PRAGMA user_version", transaction);
        var version = Convert.ToInt32(query.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version > Schema.Steps.Length)
            throw new StoreException($"{_path}: written by a newer version of reviewbot (format {version}, this one knows {Schema.Steps.Length})");

        foreach (var step in Schema.Steps[version..])
            new Session(_connection, transaction).Run(step);

        new Session(_connection, transaction).Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Schema.Steps.Length}"));
        transaction.Commit();
    }

    private void Prepare()
    {
        using var command = _connection.CreateCommand();
        // WAL with FULL: what was committed outlives a crash of the machine; the word that a mail is being sent must
        command.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 30000";
        command.ExecuteNonQuery();
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            var reason = e.SqliteErrorCode switch
            {
                Full => "the disk is full",
                Busy => "another process holds it",
                ReadOnly => "it cannot be written",
                InputOutput => "it cannot be read or written (disk full or broken?)",
                Corrupt or NoDatabase => "it is damaged, or no database of ours",
                _ => e.Message.Split('\n')[0],
            };
            throw new StoreException($"{_path}: {reason}", e);
        }
    }
}
