using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Broker.Tests.Storage;

using World = Broker.Tests.World.World;

/// <summary>A disk without room, an archive another program holds: whoever acts is told so, nothing is half done, and it works again after.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task An_archive_that_another_program_holds_is_a_problem_one_can_try_again_and_no_error()
    {
        await using var world = await World.OpenAsync();
        // PostgreSQL would wait half a minute before it gives up.
        var store = World.IsPostgres ? new BrokerStore(new(world.Storage.Connection + ";Options=-c lock_timeout=300ms"), new ChangeFeed(), world.Time) : world.Store;
        var add = new AddNote(store, world.Clock);
        var note = new AddNote.Input { ClientId = world.Rivelaine, Text = "Rappeler lundi." };
        using (await HoldAsync(world))
        {
            Assert.Equal(Problem.Held, (await add.RunAsync(world.Theo, note)).Problem);
            // One may go on reading meanwhile.
            Assert.NotEmpty(await world.Desk<SearchQuery>().RunAsync(world.Theo, "rivelaine"));
        }
        Assert.Equal(0, await NotesAsync());
        Assert.Null((await add.RunAsync(world.Theo, note)).Problem);
        Assert.Equal(1, await NotesAsync());

        Task<int> NotesAsync() => world.ReadAsync(db => db.Events.CountAsync(e => e.Code == Event.NoteCode && e.ClientId == world.Rivelaine && e.At >= World.Start.UtcDateTime));
    }

    [Fact]
    public async Task Long_work_breaks_off_while_the_archive_is_held_and_refuses_no_row_for_it()
    {
        if (World.IsPostgres) return;
        await using var world = await World.OpenAsync();
        var job = await world.Desk<HandOverClients>().RunAsync(world.Helene, new() { Clients = new() { Ids = [world.Rivelaine] }, HandlerId = Broker.Core.Demo.Cast.Oliver.Id });
        using (await HoldAsync(world)) await Assert.ThrowsAnyAsync<Exception>(() => world.Desk<RunDeferredJob>().RunAsync(Caller.System(Jobs.Deferred), job.Value));
        Assert.Equal(JobState.Queued, (await JobAsync(world, job.Value)).State);
        Assert.Null((await world.Desk<RunDeferredJob>().RunAsync(Caller.System(Jobs.Deferred), job.Value)).Problem);
        Assert.Equal((JobState.Done, 0), await JobAsync(world, job.Value) is var done ? (done.State, done.Refused) : default);
    }

    [Fact]
    public async Task An_export_for_which_there_is_no_room_says_so_and_succeeds_once_there_is()
    {
        await using var world = await World.OpenAsync();
        world.Shelf.Full = true;
        var failed = await ExportAsync(world);
        Assert.Equal((JobState.Failed, Problem.NoRoom.Code, null), (failed.State, failed.Failure, failed.FileId));
        Assert.Contains(await world.ReadAsync(db => db.Notifications.Where(n => n.PersonId == Broker.Core.Demo.Cast.Theo.Id).ToListAsync()), n => n.Code == "notice.job-failed");
        world.Shelf.Full = false;
        Assert.NotNull((await ExportAsync(world)).FileId);
    }

    [Fact]
    public async Task A_document_for_which_there_is_no_room_is_refused_whole()
    {
        await using var world = await World.OpenAsync();
        world.Shelf.Full = true;
        var before = await world.ReadAsync(db => db.Documents.CountAsync());
        Assert.Equal(Problem.NoRoom, await FileAsync());
        Assert.Equal(before, await world.ReadAsync(db => db.Documents.CountAsync()));
        world.Shelf.Full = false;
        Assert.Null(await FileAsync());

        async Task<Problem?> FileAsync() => (await world.Desk<FileDocument>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, FileName = "constat.pdf" }, new MemoryStream([1, 2, 3]))).Problem;
    }

    private static async Task<DeferredJob> ExportAsync(World world)
    {
        var job = await world.Desk<ExportClients>().RunAsync(world.Theo, new() { Clients = new() { Ids = [world.Rivelaine] }, Format = SheetFormat.Csv });
        Assert.Null(job.Problem);
        await world.Desk<RunDeferredJob>().RunAsync(Caller.System(Jobs.Deferred), job.Value);
        return await JobAsync(world, job.Value);
    }

    private static Task<DeferredJob> JobAsync(World world, Guid id) => world.ReadAsync(db => db.DeferredJobs.AsNoTracking().SingleAsync(j => j.Id == id));

    /// <summary>As a backup or a repair at the console would.</summary>
    private static async Task<IDisposable> HoldAsync(World world)
    {
        System.Data.Common.DbConnection other = World.IsPostgres ? new NpgsqlConnection(world.Storage.Connection + ";Pooling=False") : new SqliteConnection(world.Storage.Connection + ";Pooling=False");
        await other.OpenAsync();
        await using var hold = other.CreateCommand();
        hold.CommandText = World.IsPostgres ? "BEGIN; LOCK TABLE \"Events\" IN EXCLUSIVE MODE" : "BEGIN IMMEDIATE";
        await hold.ExecuteNonQueryAsync();
        return other;
    }
}
