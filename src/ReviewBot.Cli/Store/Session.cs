using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReviewBot.Cli.Store;

/// <summary>A transaction on the state.</summary>
internal readonly struct Session(SqliteConnection connection, SqliteTransaction transaction)
{
    /// <summary>Runs a statement; returns how many rows it changed. The values are <c>$1</c>, <c>$2</c>, …</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs an insertion; returns the id of the new row, or null when there was one already.</summary>
    public long? Insert(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql + " ON CONFLICT DO NOTHING RETURNING id", values);
        return command.ExecuteScalar() is long id ? id : null;
    }

    /// <summary>The rows of a query.</summary>
    public List<T> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(new Row(reader)));

        return rows;
    }

    /// <summary>A number; zero where there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() as string;
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller writes its statement in full; what comes from outside is a parameter
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] switch
            {
                DateTimeOffset time => time.ToUnixTimeMilliseconds(),
                bool flag => flag ? 1L : 0L,
                var other => other ?? DBNull.Value,
            };
            command.Parameters.AddWithValue("$" + (i + 1).ToString(CultureInfo.InvariantCulture), value);
        }

        return command;
    }

    /// <summary>A row of a query; columns count from zero.</summary>
    public readonly struct Row(SqliteDataReader reader)
    {
        /// <summary>A text that is there.</summary>
        public string Text(int column) => reader.GetString(column);

        /// <summary>A text; null where there is none.</summary>
        public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

        /// <summary>A number.</summary>
        public long Number(int column) => reader.GetInt64(column);

        /// <summary>A number; null where there is none.</summary>
        public long? NumberOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

        /// <summary>A time; the epoch where there is none.</summary>
        public DateTimeOffset Time(int column) =>
            DateTimeOffset.FromUnixTimeMilliseconds(reader.IsDBNull(column) ? 0 : reader.GetInt64(column));

        /// <summary>Bytes; empty where there are none.</summary>
        public byte[] Bytes(int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<byte[]>(column);
    }
}
