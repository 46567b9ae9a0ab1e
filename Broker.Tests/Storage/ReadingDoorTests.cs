using Broker.Core.Access;
using Broker.Core.Clients;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Storage;

using World = Broker.Tests.World.World;

/// <summary>The door for who only reads: what it lends is lent to others next.</summary>
public sealed class ReadingDoorTests
{
    [Fact]
    public async Task Who_came_to_read_saves_nothing()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.Store.OpenToReadAsync(world.Helene);
        (await db.Clients.SingleAsync(c => c.Id == world.Morel)).Name = "Autre";
        await Assert.ThrowsAsync<NotSupportedException>(() => db.SaveAsync());
    }

    [Fact]
    public async Task What_one_had_in_hand_the_next_does_not_find()
    {
        await using var world = await World.OpenAsync();
        for (var turn = 0; turn < 3; turn++)
        {
            await using (var firm = await world.Store.OpenToReadAsync(world.Helene))
            {
                Assert.True(await firm.Clients.CountAsync() > 1);
                (await firm.Clients.SingleAsync(c => c.Id == world.Pelissier)).Name = "Jamais gardé";
            }
            await using (var baker = await world.Store.OpenToReadAsync(world.Marc))
            {
                Assert.Equal(ActorKind.Client, baker.Actor.Kind);
                Assert.NotEqual("Jamais gardé", (await baker.Clients.SingleAsync()).Name);
            }
            await using var nobody = await world.Store.OpenToReadAsync(Caller.Nobody);
            Assert.Equal(0, await nobody.Clients.CountAsync());
        }
    }

    [Fact]
    public async Task A_right_taken_away_is_gone_at_the_next_read()
    {
        await using var world = await World.OpenAsync();
        Assert.NotNull(await world.Desk<ClientQuery>().RunAsync(world.Ines, world.Morel));
        await world.ChangeAsync(async db => (await db.Users.FindAsync(world.Ines.PersonId!.Value))!.Active = false);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ClientQuery>().RunAsync(world.Ines, world.Morel));
    }

    [Fact]
    public async Task Many_who_read_at_once_each_see_their_own()
    {
        await using var world = await World.OpenAsync();
        var baker = (await world.Desk<ClientQuery>().RunAsync(world.Marc, world.Pelissier))!.Name;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            if (i % 2 == 0) Assert.Equal(baker, (await world.Desk<ClientQuery>().RunAsync(world.Marc, world.Pelissier))!.Name);
            else Assert.Null(await world.Desk<ClientQuery>().RunAsync(world.Marc, world.Rivelaine));
        }));
    }
}
