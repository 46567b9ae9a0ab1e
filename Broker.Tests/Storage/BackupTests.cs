using Broker.Core.Access;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Storage;

public sealed class BackupTests : BackupScene
{
    [Fact]
    public async Task Taken_while_twenty_write_it_agrees_with_itself_and_is_restored_elsewhere()
    {
        var before = await world.ReadAsync(async db => (await db.Files.CountAsync()) - await db.Documents.CountAsync());
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 20).Select(n => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested && i < 200; i++) await FileAsync($"writer {n}, letter {i}");
        })).ToList();
        while (await world.ReadAsync(db => db.Documents.CountAsync(d => d.CreatedBy == "a writer")) < 20) await Task.Yield();

        var manifest = await BackUpAsync();
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.Empty(manifest.Lost);
        Assert.Equal(before, manifest.Rows["Files"] - manifest.Rows["Documents"]);

        var shelf = new FakeShelf(world.Time);
        Assert.False((await RestoreAsync(shelf)).Failed);
        await using var db = await Restored().OpenAsync(Caller.System("test"));
        Assert.Equal(manifest.Rows["Documents"], await db.Documents.LongCountAsync());
        Assert.Equal(manifest.Rows["Clients"], await db.Clients.LongCountAsync());
        Assert.All(await db.Files.Select(f => f.Hash).ToListAsync(), hash => Assert.True(shelf.Has(hash)));
    }

    [Fact]
    public async Task Only_the_firms_own_machine_takes_one()
    {
        foreach (var caller in new[] { world.Helene, world.Nadege, Caller.Nobody })
            await Assert.ThrowsAsync<Forbidden>(() => world.Desk<TakeBackup>().RunAsync(caller, new() { To = there.Zip }));
        Assert.False(File.Exists(there.Zip));
    }

    [Fact]
    public async Task A_file_the_shelf_has_lost_or_altered_is_named_and_the_rest_saved()
    {
        await FileAsync("a letter that will be lost");
        var lost = await world.ReadAsync(db => db.Documents.Where(d => d.CreatedBy == "a writer").Select(d => d.File!.Hash).SingleAsync());
        world.Shelf.Destroy(lost);

        var manifest = await BackUpAsync();

        Assert.Equal([lost], manifest.Lost);
        var shelf = new FakeShelf(world.Time);
        Assert.False((await RestoreAsync(shelf)).Failed);
        Assert.Equal(manifest.Entries.Count(e => e.Name.StartsWith("files/", StringComparison.Ordinal)), shelf.Count);
    }

    [Fact]
    public async Task A_file_destroyed_while_it_is_taken_is_no_longer_in_its_rows()
    {
        await FileAsync("a letter the firm refuses meanwhile");
        var refused = await world.ReadAsync(db => db.Documents.Where(d => d.CreatedBy == "a writer").Select(d => d.File!.Hash).SingleAsync());
        var shelf = new TamperedShelf(world.Shelf, opened =>
        {
            if (opened != refused || !world.Shelf.Has(refused)) return;
            world.ChangeAsync(async db =>
            {
                db.RemoveRange(await db.Documents.Where(d => d.File!.Hash == refused).ToListAsync());
                db.RemoveRange(await db.Files.Where(f => f.Hash == refused).ToListAsync());
            }).GetAwaiter().GetResult();
            world.Shelf.Destroy(refused);
        });

        var taken = await new TakeBackup(world.Store, shelf, world.Time).RunAsync(world.System, new() { To = there.Zip });

        Assert.Empty(taken.Value.Lost);
        Assert.DoesNotContain(taken.Value.Entries, e => e.Name.EndsWith(refused, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public async Task Stopped_at_any_moment_it_leaves_the_one_before_untouched(int opened)
    {
        await BackUpAsync();
        var before = await File.ReadAllBytesAsync(there.Zip);
        using var stop = new CancellationTokenSource();
        if (opened == 0) await stop.CancelAsync();
        var left = opened;
        var shelf = new TamperedShelf(world.Shelf, _ => { if (--left == 0) stop.Cancel(); });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new TakeBackup(world.Store, shelf, world.Time).RunAsync(world.System, new() { To = there.Zip }, stop.Token));

        Assert.Equal(before, await File.ReadAllBytesAsync(there.Zip));
        Assert.Equal([there.Zip], Directory.GetFiles(there.Folder));
    }

    [Fact]
    public async Task What_a_killed_one_left_is_no_hindrance()
    {
        await File.WriteAllTextAsync(there.Zip + ".part", "half a backup");
        await File.WriteAllTextAsync(there.Zip + ".db.part", "half a database");

        await BackUpAsync();

        Assert.Equal([there.Zip], Directory.GetFiles(there.Folder));
    }

    [Fact]
    public async Task Keys_travel_with_it()
    {
        var keys = Directory.CreateDirectory(Path.Combine(there.Folder, "keys-here")).FullName;
        await File.WriteAllTextAsync(Path.Combine(keys, "key-1.xml"), "<key/>");
        await File.WriteAllTextAsync(Path.Combine(keys, "not a key.txt"), "no");
        Assert.False((await world.Desk<TakeBackup>().RunAsync(world.System, new() { To = there.Zip, Keys = keys })).Failed);

        var other = Path.Combine(there.Folder, "keys-there");
        Assert.False((await RestoreBackup.RunAsync(there.Options, new FakeShelf(world.Time), new(there.Zip, other, Force: false))).Failed);

        Assert.Equal(["key-1.xml"], Directory.GetFiles(other).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Nothing_is_backed_up_where_no_firm_is()
    {
        var empty = new TakeBackup(Restored(), new FakeShelf(world.Time), world.Time);

        Assert.Equal("backup.no-database", (await empty.RunAsync(world.System, new() { To = there.Zip })).Problem?.Code);
        Assert.False(File.Exists(there.Zip));
    }

    [Fact]
    public async Task A_damaged_database_is_said_to_be_one()
    {
        if (World.World.IsPostgres) return;
        await File.WriteAllTextAsync(there.Database, new string('x', 5000));
        var spoilt = new TakeBackup(Restored(), new FakeShelf(world.Time), world.Time);

        Assert.Equal("backup.database-damaged", (await spoilt.RunAsync(world.System, new() { To = there.Zip })).Problem?.Code);
        Assert.False(File.Exists(there.Zip));
    }

    private sealed class TamperedShelf(IFileShelf shelf, Action<string> opening) : IFileShelf
    {
        public Task<ShelvedFile> PutAsync(Stream content, Action<Stream>? look, CancellationToken ct) => shelf.PutAsync(content, look, ct);

        public Stream Open(string hash)
        {
            opening(hash);
            return shelf.Open(hash);
        }

        public bool Has(string hash) => shelf.Has(hash);

        public void Destroy(string hash) => shelf.Destroy(hash);

        public IEnumerable<(string Hash, DateTime LastWriteUtc)> All() => shelf.All();
    }
}
