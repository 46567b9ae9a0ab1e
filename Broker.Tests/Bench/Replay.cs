using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Broker.Tests.Bench;

/// <summary>Takes down the statements a read sends to SQLite, and sends the very same ones again through the bare provider, every value read.</summary>
internal sealed class Replay : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<(string Sql, List<(string Name, object? Value)> Values)> statements = [];
    private readonly List<IDisposable> listening = [];
    private readonly AsyncLocal<bool> mine = new();
    private string archive = "";

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
    public IReadOnlyList<(string Sql, List<(string Name, object? Value)> Values)> Taken => statements;
    public string Archive => archive;

    /// <summary>Each on a connection of its own opening, as the provider's pool has them.</summary>
    public async Task RunAsync()
    {
        await using var connection = new SqliteConnection(archive);
        await connection.OpenAsync();
        foreach (var (sql, values) in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                for (var i = 0; i < row.FieldCount; i++) row.GetValue(i);
        }
    }

    public void OnNext(DiagnosticListener source)
    {
        if (source.Name == "Microsoft.EntityFrameworkCore") listening.Add(source.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
    }

    public void OnNext(KeyValuePair<string, object?> told)
    {
        if (!mine.Value || told.Value is not CommandExecutedEventData { Command: var command }) return;
        archive = command.Connection!.ConnectionString;
        lock (statements) statements.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
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
