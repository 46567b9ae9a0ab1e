using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Broker.Tests.Bench;

/// <summary>Takes down the statements a read sends to the database, and sends the very same ones again through the bare provider, every value read.</summary>
internal sealed class Replay : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<(string Sql, List<DbParameter> Values)> statements = [];
    private readonly List<IDisposable> listening = [];
    private readonly AsyncLocal<bool> mine = new();
    private string archive = "";
    private bool postgres;

    public static async Task<Replay> OfAsync(Func<Task> read)
    {
        var replay = new Replay();
        replay.mine.Value = true;
        replay.listening.Add(DiagnosticListener.AllListeners.Subscribe(replay));
        await read();
        replay.Dispose();
        return replay;
    }

    public int Statements => statements.Count;
    public IEnumerable<(string Sql, IEnumerable<(string Name, object? Value)> Values)> Taken => statements.Select(s => (s.Sql, s.Values.Select(p => (p.ParameterName, p.Value))));
    public string Archive => archive;

    /// <summary>Each on a connection of its own opening, as the provider's pool has them.</summary>
    public async Task RunAsync()
    {
        await using DbConnection connection = postgres ? new NpgsqlConnection(archive) : new SqliteConnection(archive);
        await connection.OpenAsync();
        foreach (var (sql, values) in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var value in values) command.Parameters.Add(Copy(value));
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                for (var i = 0; i < row.FieldCount; i++) row.GetValue(i);
        }
    }

    private static DbParameter Copy(DbParameter value) => value is NpgsqlParameter known ? known.Clone() : new SqliteParameter(value.ParameterName, value.Value ?? DBNull.Value);

    public void OnNext(DiagnosticListener source)
    {
        if (source.Name == "Microsoft.EntityFrameworkCore") listening.Add(source.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
    }

    public void OnNext(KeyValuePair<string, object?> told)
    {
        if (!mine.Value || told.Value is not CommandExecutedEventData { Command: var command }) return;
        (archive, postgres) = (command.Connection!.ConnectionString, command.Connection is NpgsqlConnection);
        lock (statements) statements.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Copy)]));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var one in listening) one.Dispose();
        listening.Clear();
    }
}
