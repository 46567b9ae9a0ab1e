using System.Diagnostics;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Products;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static Broker.Tests.Fleets.Sheets.SheetScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Fleets.Sheets;

/// <summary>On SQLite the rows of a sheet come in by and by, and are shown when all are there (D-43).</summary>
public sealed class StagedSheetTests
{
    private const int Rows = 90;

    private static string Sheet(char first, string model = "Master", int rows = Rows) => Csv([Names, .. Enumerable.Range(100, rows).Select(i => new[] { $"{first}Q-{i}-ZZ", "Renault", model, Day(TheWorld.Today), "" })]);

    [Fact, Rule("D-43")]
    public async Task Of_a_sheet_half_written_nobody_sees_anything_and_others_move_what_they_like()
    {
        await using var world = await TheWorld.OpenAsync();
        // PostgreSQL writes it in one transaction.
        if (TheWorld.IsPostgres) return;
        var before = (await world.ItemsAsync(world.Fleet)).Count;
        var sheet = await HalfWrittenAsync(world);

        Assert.Equal(before, (await world.ItemsAsync(world.Fleet)).Count);
        Assert.Empty(await world.MovementsAsync(sheet.Id));
        var filter = new FleetFilter { ClientId = world.Rivelaine, ContractId = world.Fleet, Kind = ItemKind.Vehicle, State = FleetState.All };
        Assert.Empty((await world.Desk<FleetRowsQuery>().RunAsync(world.Theo, filter with { Text = "ZQ-100" })).Rows);
        Assert.Empty((await world.Desk<FleetRowsQuery>().RunAsync(world.Nadege, filter with { Text = "zq" })).Rows);
        Assert.Equal(before, (await world.Desk<FleetTotalsQuery>().RunAsync(world.Theo, filter)).Count);
        Assert.DoesNotContain(await world.Desk<SearchQuery>().RunAsync(world.Theo, "ZQ-100-ZZ"), hit => hit.Kind == SearchKind.Vehicle);

        // The plate of a row that nobody sees is still anybody's: the sheet wants another look then, and nothing of it is left behind.
        Assert.Null((await world.Desk<EnterItem>().RunAsync(world.Helene, new() { ContractId = world.Fleet, EffectiveOn = TheWorld.Today, Data = new() { Plate = "ZQ-100-ZZ", Make = "Renault", Model = "Master" } })).Problem);
        await ResumeAsync(world);
        Assert.Equal((SheetState.Overtaken, Rows - 1, 1), (await world.SheetAsync(world.Theo, sheet.Id)) is var now ? (now.State, now.Added, now.Unchanged) : default);
        Assert.Equal(before + 1, (await world.ItemsAsync(world.Fleet)).Count);
        Assert.Equal((0, 0, 0), await LeftBehindAsync(world, sheet.Id));
    }

    [Fact, Rule("D-43")]
    public async Task Lists_show_all_that_a_sheet_changes_or_nothing_of_it_while_it_is_changed_by_and_by()
    {
        await using var world = await TheWorld.OpenAsync();
        if (TheWorld.IsPostgres) return;
        await world.WrittenAsync(world.Theo, await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet('Z'))));
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet('Z', "Midlum")));
        Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
        var (written, listed) = (new List<int>(), new List<int>());
        using (new AfterEachTransaction(Look)) Assert.Null((await world.Desk<WriteSheet>().RunAsync(world.System, sheet.Id)).Problem);
        Look();
        Assert.Equal([0, Rows], listed.Distinct());
        Assert.Contains(written, changed => changed is > 0 and < Rows);
        Assert.Equal(Rows, written[^1]);

        void Look()
        {
            written.Add(world.ReadAsync(db => db.Vehicles.CountAsync(v => v.Model == "Midlum")).Result);
            listed.Add(new StreamReader(world.ExportAsync(world.Ines, world.Fleet, workbook: false).Result).ReadToEnd().Split("Midlum").Length - 1);
        }
    }

    [Fact, Rule("D-43")]
    public async Task What_a_sheet_changes_is_written_in_its_own_transactions_however_many_come_and_go_meanwhile()
    {
        await using var world = await TheWorld.OpenAsync();
        const int many = 700;
        await world.WrittenAsync(world.Theo, await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet('Z', rows: many))));
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet('Z', "Midlum", many)));
        Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
        var writing = Task.Run(() => world.Desk<WriteSheet>().RunAsync(world.System, sheet.Id));
        // Lines to the archive are handed from one to the other: the one that wrote last turn is soon somebody else's.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
                await world.ReadAsync(async db =>
                {
                    await db.Database.OpenConnectionAsync();
                    await Task.Delay(Random.Shared.Next(4));
                    return await db.Vehicles.CountAsync();
                });
        })));
        Assert.Null((await writing).Problem);
        Assert.Equal(many, await world.ReadAsync(db => db.Vehicles.CountAsync(v => v.Model == "Midlum")));
    }

    [Fact, Rule("D-43")]
    public async Task What_is_decided_goes_to_its_end_whatever_became_of_its_author_and_who_moves_something_meanwhile_waits_for_it()
    {
        await using var world = await TheWorld.OpenAsync();
        if (TheWorld.IsPostgres) return;
        await world.WrittenAsync(world.Theo, await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet('Z'))));
        var sheet = await HalfWrittenAsync(world, Sheet('Z', "Midlum"), () => world.ReadAsync(db => db.StagedSheets.AnyAsync(s => s.Decided)));
        await world.ReadAsync(db => db.Users.Where(p => p.Id == world.Theo.PersonId).ExecuteUpdateAsync(p => p.SetProperty(one => one.Active, false)));

        var entering = world.Desk<EnterItem>().RunAsync(world.Helene, new() { ContractId = world.Fleet, EffectiveOn = TheWorld.Today, Data = new() { Plate = "YQ-100-ZZ", Make = "Renault", Model = "Master" } });
        Assert.False(entering.IsCompleted);
        Assert.Null((await world.Desk<ResumeSheets>().RunAsync(world.System)).Problem);
        Assert.Null((await entering).Problem);
        Assert.Equal(SheetState.Written, await world.ReadAsync(db => db.ItemSheets.Where(s => s.Id == sheet.Id).Select(s => s.State).SingleAsync()));
        Assert.Equal(Rows, (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().Count(v => v.Model == "Midlum"));
        Assert.Equal(Rows, (await world.MovementsAsync(sheet.Id)).Count);
    }

    [Fact, Rule("D-43")]
    public async Task A_sheet_that_fails_for_good_leaves_nothing_behind()
    {
        await using var world = await TheWorld.OpenAsync();
        if (TheWorld.IsPostgres) return;
        var sheet = await HalfWrittenAsync(world);
        await world.AddAsync(new FeatureSwitch { Feature = Feature.VehicleFleet, On = false });
        await world.ReadAsync(async db => await db.ItemSheets.Where(s => s.Id == sheet.Id).ExecuteUpdateAsync(s => s.SetProperty(one => one.Attempts, ItemSheet.MostAttempts)));
        await ResumeAsync(world);
        Assert.Equal((SheetState.Failed, "job.broke-down"), await world.ReadAsync(db => db.ItemSheets.Where(s => s.Id == sheet.Id).Select(s => ValueTuple.Create(s.State, s.Failure)).SingleAsync()));
        Assert.Equal((0, 0, 0), await LeftBehindAsync(world, sheet.Id));
    }

    [Fact, Rule("D-43"), Rule("D-41")]
    public async Task Who_moves_something_on_the_same_contract_meanwhile_is_not_in_its_way()
    {
        await using var world = await TheWorld.OpenAsync();
        var before = (await world.ItemsAsync(world.Fleet)).Count;
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet('Z')));
        Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
        var writing = Task.Run(() => world.Desk<WriteSheet>().RunAsync(world.System, sheet.Id));
        for (var i = 0; i < 5; i++)
            Assert.Null((await world.Desk<EnterItem>().RunAsync(world.Helene, new() { ContractId = world.Fleet, EffectiveOn = TheWorld.Today, Data = new() { Plate = $"YQ-{100 + i}-ZZ", Make = "Renault", Model = "Master" } })).Problem);
        Assert.Null((await writing).Problem);
        Assert.Equal(SheetState.Written, (await world.SheetAsync(world.Theo, sheet.Id)).State);
        var plates = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().Select(v => v.PlateKey).ToList();
        Assert.Equal(before + Rows + 5, plates.Count);
        Assert.Equal(Rows, (await world.MovementsAsync(sheet.Id)).Count);
    }

    [Fact, Rule("D-43"), Rule("D-41")]
    public async Task Two_sheets_of_the_same_plates_at_once_bring_each_plate_once()
    {
        await using var world = await TheWorld.OpenAsync();
        var before = (await world.ItemsAsync(world.Fleet)).Count;
        List<SheetQuery.SheetRecord> sheets = [await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet('Z'))), await world.BroughtAsync(world.Helene, world.Fleet, Bytes(Sheet('Z')))];
        Assert.Null((await world.ConfirmAsync(world.Theo, sheets[0])).Problem);
        Assert.Null((await world.ConfirmAsync(world.Helene, sheets[1])).Problem);
        Assert.All(await Task.WhenAll(sheets.Select(sheet => Task.Run(() => world.Desk<WriteSheet>().RunAsync(world.System, sheet.Id)))), written => Assert.Null(written.Problem));
        var ended = await world.ReadAsync(db => db.ItemSheets.AsNoTracking().Select(s => s.State).ToListAsync());
        Assert.Equal([SheetState.Overtaken, SheetState.Written], ended.OrderBy(s => $"{s}"));
        Assert.Equal(before + Rows, (await world.ItemsAsync(world.Fleet)).Count);
        Assert.False(await world.ReadAsync(db => db.StagedSheets.AnyAsync()));
    }

    [Fact, Rule("D-43")]
    public async Task A_sheet_whose_program_died_while_it_came_in_is_gone_and_can_be_brought_again()
    {
        await using var world = await TheWorld.OpenAsync();
        var text = Csv([Names, .. Enumerable.Range(0, 700).Select(i => new[] { $"{(char)('A' + (i / 100))}Q-{100 + (i % 100)}-ZZ", "Renault", "Master", Day(TheWorld.Today), "" })]);
        BringSheet.Input input = new() { ContractId = world.Fleet, FileName = "parc.csv" };
        var (moment, died, half) = (0, true, false);
        while (died)
        {
            await using var program = new DoomedProgram(world, ++moment, transactions: true);
            await program.TryAsync(services => services.GetRequiredService<BringSheet>().RunAsync(world.Theo, input, Bytes(text)));
            died = program.Died;
            half |= await world.ReadAsync(db => db.StagedSheets.AnyAsync());
            Assert.Null((await world.Desk<ResumeSheets>().RunAsync(world.System)).Problem);
            var lines = await world.ReadAsync(async db => (await db.ItemSheets.CountAsync(), await db.SheetLines.CountAsync(), await db.StagedSheets.CountAsync()));
            Assert.Contains(lines, ((int, int, int)[])[(0, 0, 0), (1, 700, 0)]);
        }
        Assert.NotEqual(TheWorld.IsPostgres, half);
        var sheet = await world.ReadAsync(db => db.ItemSheets.AsNoTracking().SingleAsync());
        Assert.Equal((700, SheetState.Compared), (sheet.Added, sheet.State));
    }

    /// <summary>The program died between two of its turns.</summary>
    private static async Task<SheetQuery.SheetRecord> HalfWrittenAsync(TheWorld world, string? text = null, Func<Task<bool>>? there = null)
    {
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(text ?? Sheet('Z')));
        Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
        for (var moment = 1; ; moment++)
        {
            await using (var program = new DoomedProgram(world, moment, transactions: true))
            {
                await program.TryAsync(services => services.GetRequiredService<WriteSheet>().RunAsync(world.System, sheet.Id));
                Assert.True(program.Died);
            }
            if (await (there?.Invoke() ?? StagedAsync(world, sheet.Id))) return sheet;
            Assert.Null((await world.Desk<ResumeSheets>().RunAsync(world.System)).Problem);
            await world.ReadAsync(async db => await db.ItemSheets.Where(s => s.Id == sheet.Id).ExecuteUpdateAsync(s => s.SetProperty(one => one.Attempts, 0)));
        }
    }

    private static async Task ResumeAsync(TheWorld world)
    {
        Assert.Null((await world.Desk<ResumeSheets>().RunAsync(world.System)).Problem);
        while (await world.Desk<NextSheet>().RunAsync(world.System) is { } next) await world.Desk<WriteSheet>().RunAsync(world.System, next);
    }

    private static async Task<bool> StagedAsync(TheWorld world, Guid sheet) => await LeftBehindAsync(world, sheet) is { Items: > 0 };

    /// <summary>As the tables have it, seen by nobody.</summary>
    private static Task<(int Items, int Movements, int Found)> LeftBehindAsync(TheWorld world, Guid sheet) => world.ReadAsync(async db => (
        await db.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "InsuredItems" WHERE "BatchId" = {sheet}""").SingleAsync(),
        await db.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "ItemMovements" WHERE "BatchId" = {sheet}""").SingleAsync(),
        await db.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "SearchEntries" WHERE "Kind" = 'Vehicle' AND "SubjectId" NOT IN (SELECT "Id" FROM "InsuredItems")""").SingleAsync()));

    /// <summary>What is done here, and what it does, after each of its transactions looks around.</summary>
    private sealed class AfterEachTransaction : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<AfterEachTransaction?> Here = new();
        private readonly List<IDisposable> listening = [];
        private readonly Action look;

        public AfterEachTransaction(Action look)
        {
            this.look = look;
            Here.Value = this;
            listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory.Name) listening.Add(listener.Subscribe(this, name => Here.Value == this && name == RelationalEventId.TransactionCommitted.Name));
        }

        void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> committed)
        {
            if (Here.Value == this) look();
        }

        void IObserver<DiagnosticListener>.OnCompleted() { }
        void IObserver<DiagnosticListener>.OnError(Exception error) { }
        void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
        void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

        public void Dispose()
        {
            Here.Value = null;
            foreach (var one in listening.ToList()) one.Dispose();
        }
    }
}
