using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Storage;

using World = Broker.Tests.World.World;

public sealed class SaveRulesTests
{
    [Fact]
    public async Task Of_two_who_edit_the_same_row_the_second_is_told()
    {
        await using var world = await World.OpenAsync();
        await using var first = await world.OpenAsync(world.Theo);
        await using var second = await world.OpenAsync(world.Oliver);
        (await first.Clients.SingleAsync(c => c.Id == world.Morel)).Phone = "1";
        (await second.Clients.SingleAsync(c => c.Id == world.Morel)).Phone = "2";

        Assert.False((await first.SaveAsync()).Failed);
        Assert.Equal(Problem.Stale, (await second.SaveAsync()).Problem);
        Assert.Equal("1", await world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Morel).Select(c => c.Phone).SingleAsync()));
    }

    [Fact]
    public async Task The_audit_says_who_changed_what_from_what_to_what()
    {
        await using var world = await World.OpenAsync();
        await using (var db = await world.OpenAsync(world.Theo))
        {
            (await db.Clients.SingleAsync(c => c.Id == world.Morel)).City = "Lyon";
            await db.SaveAsync();
        }
        var line = await world.ReadAsync(db => db.Audit.Where(a => a.SubjectId == world.Morel).OrderByDescending(a => a.Id).FirstAsync());

        Assert.Equal(("Client", "Modified", "Théo Darnaud", world.Theo.PersonId, world.Morel), (line.Subject, line.Act, line.ActorName, line.PersonId, line.ClientId!.Value));
        Assert.Equal("""{"City":["Port-Aubel","Lyon"]}""", line.Values);
        Assert.Equal(World.Start.UtcDateTime, line.At);
    }

    [Fact]
    public async Task The_audit_keeps_no_secret()
    {
        await using var world = await World.OpenAsync();
        var made = await world.Desk<SaveStaffMember>().RunAsync(world.Helene, new()
        {
            FirstName = "Rose", LastName = "Tavel", Email = "rose@ardelane.example", Password = "orage-lampadaire-42",
            ProfileId = await world.ReadAsync(db => db.Profiles.Where(p => p.IsAdministrator).Select(p => p.Id).SingleAsync()),
        });
        var (values, person) = await world.ReadAsync(async db => ((await db.Audit.SingleAsync(a => a.SubjectId == made.Value)).Values, await db.Users.SingleAsync(p => p.Id == made.Value)));

        Assert.Contains("rose@ardelane.example", values);
        Assert.DoesNotContain(person.PasswordHash!, values);
        Assert.DoesNotContain(person.SecurityStamp!, values);
        Assert.DoesNotContain("orage", values);
    }

    [Fact]
    public async Task A_refused_save_leaves_no_audit_and_rings_no_bell()
    {
        await using var world = await World.OpenAsync();
        var rung = 0;
        using var listening = world.Feed.Listen(null, _ => true, () => rung++);
        var before = await world.ReadAsync(db => db.Audit.CountAsync());
        await using (var db = await world.OpenAsync(world.Marc))
        {
            db.Add(new Contact { ClientId = world.Rivelaine, FirstName = "x", LastName = "x" });
            await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
        }

        Assert.Equal(0, rung);
        Assert.Equal(before, await world.ReadAsync(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Fifty_who_save_at_once_lose_nothing()
    {
        await using var world = await World.OpenAsync();
        var before = await world.ReadAsync(db => db.Contacts.CountAsync());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            await using var db = await world.OpenAsync(world.Theo);
            Assert.True(await db.Clients.AnyAsync());
            db.Add(new Contact { ClientId = world.Morel, FirstName = $"{i}", LastName = "At once" });
            Assert.False((await db.SaveAsync()).Failed);
        })));

        Assert.Equal(before + 50, await world.ReadAsync(db => db.Contacts.CountAsync()));
        Assert.Equal(50, await world.ReadAsync(db => db.Contacts.Where(c => c.LastName == "At once").Select(c => c.FirstName).Distinct().CountAsync()));
    }
}
