using System.IO.Compression;
using System.Text;
using Broker.Core.Access;
using Broker.Core.Storage;
using Broker.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Storage;

public sealed class RestoreTests : BackupScene
{
    [Fact]
    public async Task Data_already_there_are_replaced_only_by_force()
    {
        await BackUpAsync();
        Assert.False((await RestoreAsync(new FakeShelf(world.Time))).Failed);
        await using (var db = await Restored().OpenAsync(Caller.System("test")))
        {
            db.RemoveRange(await db.Documents.ToListAsync());
            await db.SaveChangesAsync();
        }
        Release();

        Assert.Equal("restore.not-empty", (await RestoreAsync(new FakeShelf(world.Time))).Problem?.Code);
        Assert.Equal(0, await CountAsync());
        Assert.False((await RestoreAsync(new FakeShelf(world.Time), force: true)).Failed);
        Assert.Equal(await world.ReadAsync(db => db.Documents.CountAsync()), await CountAsync());
    }

    [Fact]
    public async Task Truncated_or_altered_it_is_refused_and_nothing_is_touched()
    {
        await BackUpAsync();
        Assert.False((await RestoreAsync(new FakeShelf(world.Time))).Failed);
        var whole = await File.ReadAllBytesAsync(there.Zip);
        var random = new Random(7);
        var spoilt = Enumerable.Range(0, 60).Select(_ => Flip(whole, random.Next(whole.Length)))
            .Concat(Enumerable.Range(0, 6).Select(i => whole[..(whole.Length * i / 6)]))
            .Append(whole[..^1]).Append(Encoding.UTF8.GetBytes("not a zip"));

        var refused = 0;
        foreach (var bytes in spoilt)
        {
            await File.WriteAllBytesAsync(there.Zip, bytes);
            var shelf = new FakeShelf(world.Time);
            var restored = await RestoreAsync(shelf, force: true);
            // A bit in the zip's own dates or attributes changes nothing that is restored.
            if (!restored.Failed) continue;
            refused++;
            Assert.Equal("restore.damaged", restored.Problem.Code);
            Assert.Equal(0, shelf.Count);
        }
        Assert.InRange(refused, 60, 68);
        Assert.Equal(await world.ReadAsync(db => db.Documents.CountAsync()), await CountAsync());
        Assert.DoesNotContain(Directory.GetFiles(there.Folder), file => file.EndsWith(".restoring", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("files/0000000000000000000000000000000000000000000000000000000000000000", "more than the manifest says")]
    [InlineData("../outside", "a way out")]
    public async Task It_holds_nothing_its_manifest_does_not_name(string name, string content)
    {
        await BackUpAsync();
        using (var zip = ZipFile.Open(there.Zip, ZipArchiveMode.Update))
        await using (var entry = zip.CreateEntry(name).Open())
            await entry.WriteAsync(Encoding.UTF8.GetBytes(content));

        Assert.Equal("restore.damaged", (await RestoreAsync(new FakeShelf(world.Time))).Problem?.Code);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "restore.other-format")]
    [InlineData("\"schema\": \"2", "\"schema\": \"9", "restore.newer")]
    [InlineData("\"provider\": \"", "\"provider\": \"other-", "restore.other-database")]
    public async Task What_this_program_cannot_read_is_refused(string said, string instead, string code)
    {
        await BackUpAsync();
        using (var zip = ZipFile.Open(there.Zip, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("manifest.json")!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = await reader.ReadToEndAsync();
            entry.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
            await writer.WriteAsync(text.Replace(said, instead));
        }

        var shelf = new FakeShelf(world.Time);
        Assert.Equal(code, (await RestoreAsync(shelf)).Problem?.Code);
        Assert.Equal(0, shelf.Count);
    }

    [Fact]
    public async Task What_waited_in_the_log_of_the_old_database_is_not_played_into_the_new()
    {
        if (World.World.IsPostgres) return;
        await BackUpAsync();
        await SchemaUpdate.RunAsync(Restored());
        Release();
        // As a killed portal leaves it: a log whose pages were never folded in.
        await File.WriteAllBytesAsync(there.Database + "-wal", new byte[4096]);

        Assert.False((await RestoreAsync(new FakeShelf(world.Time), force: true)).Failed);

        Assert.False(File.Exists(there.Database + "-wal"));
        Assert.True(File.Exists(there.Database + ".before-restore"));
        Assert.Equal(await world.ReadAsync(db => db.Documents.CountAsync()), await CountAsync());
    }

    private static byte[] Flip(byte[] whole, int at)
    {
        var copy = (byte[])whole.Clone();
        copy[at] ^= 0x10;
        return copy;
    }
}
