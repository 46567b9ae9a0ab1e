using Broker.Core.Access;
using Broker.Core.Files;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Files;

public sealed class SweepOrphansTests
{
    [Fact]
    public async Task Only_old_files_without_a_row_are_destroyed()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.IssuedAsync();
        var kept = await world.ReadAsync(db => db.Files.Select(f => f.Hash).ToListAsync());
        var orphan = (await world.Shelf.PutAsync(new MemoryStream("left behind"u8.ToArray()))).Hash;
        var sweep = world.Desk<SweepOrphans>();
        Assert.Equal(0, await sweep.RunAsync(world.System));
        world.Time.Advance(SweepOrphans.Young + TimeSpan.FromMinutes(1));
        var young = (await world.Shelf.PutAsync(new MemoryStream("just put"u8.ToArray()))).Hash;

        Assert.Equal(1, await sweep.RunAsync(world.System));
        Assert.False(world.Shelf.Has(orphan));
        Assert.True(world.Shelf.Has(young));
        Assert.All(kept, hash => Assert.True(world.Shelf.Has(hash)));
        await Assert.ThrowsAsync<Forbidden>(() => sweep.RunAsync(world.Helene));
    }
}
