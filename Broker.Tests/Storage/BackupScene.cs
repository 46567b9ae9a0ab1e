using System.Text;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Tests.World;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Storage;

/// <summary>A world to back up, and somewhere else to restore it to.</summary>
public abstract class BackupScene : IAsyncLifetime
{
    private protected World.World world = null!;
    private protected Elsewhere there = null!;

    public async Task InitializeAsync() => (world, there) = (await World.World.OpenAsync(), await Elsewhere.OpenAsync());

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        await there.DisposeAsync();
    }

    protected async Task<BackupManifest> BackUpAsync() => (await world.Desk<TakeBackup>().RunAsync(world.System, new() { To = there.Zip })).Value;

    private protected Task<Result<BackupManifest>> RestoreAsync(IFileShelf shelf, bool force = false) =>
        RestoreBackup.RunAsync(there.Options, shelf, new(there.Zip, null, force));

    private protected BrokerStore Restored() => new(there.Options, new ChangeFeed(), world.Time);

    protected static void Release() => SqliteConnection.ClearAllPools();

    protected async Task<int> CountAsync()
    {
        await using var db = await Restored().OpenAsync(Caller.System("test"));
        var count = await db.Documents.CountAsync();
        await db.DisposeAsync();
        Release();
        return count;
    }

    /// <summary>A file on the shelf, then its row and its document in one save.</summary>
    protected async Task FileAsync(string content)
    {
        var shelved = await world.Shelf.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)));
        var file = new StoredFile { Hash = shelved.Hash, Size = shelved.Size, ContentType = "text/plain", CreatedAt = world.Clock.Now };
        await world.AddAsync(file, new Document { ClientId = world.Rivelaine, Name = content, FileId = file.Id, CreatedAt = world.Clock.Now, CreatedBy = "a writer" });
    }
}
