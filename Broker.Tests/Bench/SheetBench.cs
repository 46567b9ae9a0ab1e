using System.Data.Common;
using System.Diagnostics;
using System.IO.Compression;
using System.Xml;
using Broker.Core.Clients;
using Broker.Core.Files;
using Broker.Core.Files.Sheets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Work;
using Broker.Tests.Fleets.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>A fleet comes in by a spreadsheet: read, compared, confirmed, written, while others work.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class SheetBench(ITestOutputHelper output)
{
    private static readonly string[] Tables = ["InsuredItems", "SearchEntries", "ItemMovements"];

    [Fact]
    public void Reading_beside_a_bare_XmlReader()
    {
        output.WriteLine($"{"rows",8} {"KB",8} {"bare ms",9} {"read ms",9} {"read ÷ bare",12}");
        foreach (var rows in new[] { 10_000, 100_000 })
        {
            var file = FileOf(rows);
            var times = rows > 50_000 ? 5 : 20;
            var bare = Times.Of(times, () => Bare(file));
            var read = Times.Of(times, () => SheetFile.Read(new MemoryStream(file), _ => { }));
            output.WriteLine($"{rows,8} {file.Length / 1000,8} {Times.Say(bare.Median),9} {Times.Say(read.Median),9} {read.Median / bare.Median,12:F2}");
        }
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public async Task A_fleet_comes_in(int rows)
    {
        await using var world = await TheWorld.OpenAsync();
        await BringAsync(world, FileOf(500, 'E'));
        var file = FileOf(rows);
        var quiet = await ClicksAsync(world, TimeSpan.FromSeconds(2), Task.CompletedTask);

        using var watch = new Peak();
        using var saves = new Saves();
        var start = Stopwatch.GetTimestamp();
        var sheet = await BringOnlyAsync(world, file);
        var brought = Stopwatch.GetElapsedTime(start);
        Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
        var writing = Task.Run(() => world.Desk<WriteSheet>().RunAsync(world.System, sheet.Id));
        Assert.Null((await writing).Problem);
        var whole = Stopwatch.GetElapsedTime(start);
        var (heap, resident) = watch.Read();
        Assert.Equal(rows, (await world.SheetAsync(world.Theo, sheet.Id)).Added);
        output.WriteLine($"{rows} rows: brought and compared {brought.TotalMilliseconds:F0} ms, in all {whole.TotalMilliseconds:F0} ms, {rows / whole.TotalSeconds:F0} rows a second; peak growth {heap} MiB of heap, {resident} MiB resident");

        var bare = await RawAsync(world, sheet.Id);
        output.WriteLine($"the same rows by prepared statements: {bare.TotalMilliseconds:F0} ms; ours, from the first turn to the last commit, {saves.Last.TotalMilliseconds:F0} ms");

        var bringing = Task.Run(() => BringOnlyAsync(world, FileOf(rows, 'P')));
        Say("a sheet comes in", quiet, await ClicksAsync(world, TimeSpan.Zero, bringing));
        var again = await bringing;
        Assert.Null((await world.ConfirmAsync(world.Theo, again)).Problem);
        Say("it is written", quiet, await ClicksAsync(world, TimeSpan.Zero, Task.Run(() => world.Desk<WriteSheet>().RunAsync(world.System, again.Id))));
        var changing = await BringOnlyAsync(world, FileOf(rows, 'P', "Midlum"));
        Assert.Null((await world.ConfirmAsync(world.Theo, changing)).Problem);
        Say("each row of it changes", quiet, await ClicksAsync(world, TimeSpan.Zero, Task.Run(() => world.Desk<WriteSheet>().RunAsync(world.System, changing.Id))));
    }

    private void Say(string meanwhile, Clicks quiet, Clicks busy) => output.WriteLine(
        $"others while {meanwhile}, ms (quiet in brackets): reading p95 {Times.Say(busy.Reads.P95)} ({Times.Say(quiet.Reads.P95)}), longest {Times.Say(busy.Reads.Longest)}; writing p95 {Times.Say(busy.Writes.P95)} ({Times.Say(quiet.Writes.P95)}), longest {Times.Say(busy.Writes.Longest)}; {busy.Writes.Count} of each");

    private static async Task BringAsync(TheWorld world, byte[] file) => await world.WrittenAsync(world.Theo, await BringOnlyAsync(world, file));

    private static async Task<SheetQuery.SheetRecord> BringOnlyAsync(TheWorld world, byte[] file)
    {
        var brought = await world.BringAsync(world.Theo, world.Fleet, new MemoryStream(file), name: "parc.xlsx");
        Assert.Null(brought.Problem);
        return await world.SheetAsync(world.Theo, brought.Value);
    }

    /// <summary>What was written, taken out and put in again by prepared statements and nothing else.</summary>
    private static async Task<TimeSpan> RawAsync(TheWorld world, Guid sheet)
    {
        if (TheWorld.IsPostgres) return TimeSpan.Zero;
        await using var db = await world.OpenAsync(world.System);
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var batch = $"BatchId = '{sheet.ToString().ToUpperInvariant()}'";
        Execute(connection, $"CREATE TEMP TABLE gone AS SELECT ItemId FROM ItemMovements WHERE {batch}");
        string[] which = ["Id IN (SELECT ItemId FROM gone)", "SubjectId IN (SELECT ItemId FROM gone)", batch];
        var held = Tables.Select((table, i) => Rows(connection, $"SELECT * FROM {table} WHERE {which[i]}")).ToList();
        Assert.All(held, rows => Assert.NotEmpty(rows.Values));
        foreach (var i in new[] { 2, 1, 0 }) Execute(connection, $"DELETE FROM {Tables[i]} WHERE {which[i]}");
        var start = Stopwatch.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var i = 0; i < Tables.Length; i++) Insert(connection, transaction, Tables[i], held[i]);
        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(start);
    }

    private static (string[] Columns, List<object[]> Values) Rows(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var (columns, values) = (Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray(), new List<object[]>());
        while (reader.Read())
        {
            var row = new object[columns.Length];
            reader.GetValues(row);
            values.Add(row);
        }
        return (columns, values);
    }

    private static void Insert(DbConnection connection, DbTransaction transaction, string table, (string[] Columns, List<object[]> Values) rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", rows.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", rows.Columns.Select((_, i) => $"$p{i}"))})";
        for (var i = 0; i < rows.Columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"$p{i}";
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows.Values)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed record Clicks(Times Reads, Times Writes);

    /// <summary>Somebody opens records and writes notes without pause, until that long or until the work is done.</summary>
    private static async Task<Clicks> ClicksAsync(TheWorld world, TimeSpan least, Task until)
    {
        var (reads, writes, begun) = (new List<double>(), new List<double>(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(begun) < least || !until.IsCompleted)
        {
            reads.Add(await TimedAsync(() => world.Desk<ClientQuery>().RunAsync(world.Ines, world.Pelissier)));
            writes.Add(await TimedAsync(() => world.Desk<AddNote>().RunAsync(world.Helene, new() { ClientId = world.Pelissier, Text = "Appel" })));
            await Task.Delay(20);
        }
        await until;
        return new(new(reads), new(writes));
    }

    private static async Task<double> TimedAsync(Func<Task> what)
    {
        var start = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Bare(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var xml = XmlReader.Create(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        while (xml.Read()) { }
    }

    private static byte[] FileOf(int rows, char first = 'G', string model = "Master")
    {
        const string Letters = "ABCDEFGHJKLMNPQRSTVWXYZ";
        var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(stream, "Parc"))
        {
            sheet.Write(["Immatriculation", "Marque", "Modèle", "VIN", "1re mise en circulation", "PTAC (kg)", "Valeur (€)", "Organisme financier", "Conducteur principal", "Code postal du garage", "Date d’entrée"]);
            for (var i = 0; i < rows; i++)
                sheet.Write([$"{first}{Letters[i / 1000 % 23]}-{i % 1000:000}-{Letters[i / 23_000 % 23]}Z", "Renault Trucks", $"{model} {i % 40}", $"VF1{first}{i:0000000000000}", new DateOnly(2020, 1, 1).AddDays(i % 2000), 3500, 20_000m + i, "Crédit-bail de l’Ouest", $"Conducteur {i}", "69003", TheWorld.Today]);
        }
        return stream.ToArray();
    }

    /// <summary>How long rows were written: from the first turn of the writer to the last commit.</summary>
    private sealed class Saves : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> listening = [];
        private long begun;

        public Saves() => listening.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public TimeSpan Last { get; private set; }

        void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory.Name) listening.Add(listener.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name || name == RelationalEventId.TransactionCommitted.Name));
        }

        void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happened)
        {
            if (happened.Value is CommandEventData { Command.CommandText: var sql } && begun == 0 && sql.StartsWith("UPDATE \"ItemSheets\" AS", StringComparison.Ordinal)) begun = Stopwatch.GetTimestamp();
            else if (happened.Key == RelationalEventId.TransactionCommitted.Name && begun != 0) Last = Stopwatch.GetElapsedTime(begun);
        }

        void IObserver<DiagnosticListener>.OnCompleted() { }
        void IObserver<DiagnosticListener>.OnError(Exception error) { }
        void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
        void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

        public void Dispose() => listening.ForEach(l => l.Dispose());
    }

    /// <summary>The most that was held at any time, beyond what was there, in MiB.</summary>
    private sealed class Peak : IDisposable
    {
        private readonly Timer timer;
        private readonly long heap, resident;
        private long mostHeap, mostResident;

        public Peak()
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            (heap, resident) = (GC.GetTotalMemory(false), Process.GetCurrentProcess().WorkingSet64);
            timer = new(_ => Look(), null, 0, 10);
        }

        private void Look() => (mostHeap, mostResident) = (Math.Max(mostHeap, GC.GetTotalMemory(false)), Math.Max(mostResident, Process.GetCurrentProcess().WorkingSet64));

        public (long Heap, long Resident) Read()
        {
            Look();
            return ((mostHeap - heap) >> 20, (mostResident - resident) >> 20);
        }

        public void Dispose() => timer.Dispose();
    }
}
