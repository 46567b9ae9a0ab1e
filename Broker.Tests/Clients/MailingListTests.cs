using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class MailingListTests
{
    [Fact, Rule("R-ASC-14")]
    public async Task A_client_goes_on_a_list_with_the_day_and_by_whom_and_off_it_again()
    {
        await using var world = await World.OpenAsync();
        var list = (await world.Desk<SubscriptionsQuery>().RunAsync(world.Ines, world.Morel))[0];
        Assert.Null(list.At);

        Assert.Null((await world.Desk<SubscribeClient>().RunAsync(world.Theo, world.Morel, list.ListId)).Problem);
        var on = (await world.Desk<SubscriptionsQuery>().RunAsync(world.Ines, world.Morel))[0];
        Assert.Equal((world.Clock.Now, "Théo Darnaud"), (on.At, on.By));
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null((await world.Desk<SubscribeClient>().RunAsync(world.Oliver, world.Morel, list.ListId)).Problem);
        Assert.Equal(on, (await world.Desk<SubscriptionsQuery>().RunAsync(world.Ines, world.Morel))[0]);

        Assert.Null((await world.Desk<UnsubscribeClient>().RunAsync(world.Theo, world.Morel, list.ListId)).Problem);
        Assert.Null((await world.Desk<UnsubscribeClient>().RunAsync(world.Theo, world.Morel, list.ListId)).Problem);
        Assert.Null((await world.Desk<SubscriptionsQuery>().RunAsync(world.Ines, world.Morel))[0].At);
        var told = await world.ReadAsync(db => db.Events.Where(e => e.ClientId == world.Morel).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Code).ToListAsync());
        Assert.Equal([SubscribeClient.Subscribed, UnsubscribeClient.Unsubscribed], told.TakeLast(2));
    }

    [Fact, Rule("R-ASC-14")]
    public async Task Lists_are_named_ordered_and_removed_unless_clients_are_on_them()
    {
        await using var world = await World.OpenAsync();
        var save = world.Desk<SaveMailingLists>();
        var rows = await RowsAsync(world);
        var (used, unused) = (rows[0], rows[2]);

        Assert.Equal(Problem.Of("mailing-list.in-use", used.Name, 1), (await save.RunAsync(world.Helene, new() { Rows = [.. rows.Skip(1)] })).Problem);
        Assert.Equal("mailing-list.twice", (await save.RunAsync(world.Helene, new() { Rows = [.. rows, new() { Name = used.Name!.ToUpperInvariant() }] })).Problem?.Code);
        Assert.Equal("input.required", (await save.RunAsync(world.Helene, new() { Rows = [.. rows, new() { Name = " " }] })).Problem?.Code);

        Assert.Null((await save.RunAsync(world.Helene, new() { Rows = [new() { Name = "Nouveautés" }, rows[1], used] })).Problem);
        Assert.Equal(["Nouveautés", rows[1].Name, used.Name], (await RowsAsync(world)).Select(r => r.Name));
        Assert.DoesNotContain(await RowsAsync(world), r => r.Id == unused.Id);
        await Assert.ThrowsAsync<Forbidden>(() => save.RunAsync(world.Theo, new()));
    }

    [Fact, Rule("R-CLI-03")]
    public async Task Without_any_list_the_record_knows_of_none()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal((3, 2), await CountedAsync(world));
        await world.ChangeAsync(async db =>
        {
            db.RemoveRange(await db.MailingSubscriptions.ToListAsync());
            db.RemoveRange(await db.MailingLists.ToListAsync());
        });
        Assert.Equal((0, 0), await CountedAsync(world));

        static async Task<(int, int)> CountedAsync(World world)
        {
            var counted = await world.Desk<AssociationCounters>().RunAsync(world.Ines, world.Rivelaine);
            return (counted.Lists, counted.Subscriptions);
        }
    }

    private static async Task<List<SaveMailingLists.Row>> RowsAsync(World world) =>
        [.. (await world.Desk<MailingListsQuery>().RunAsync(world.Helene)).Select(l => new SaveMailingLists.Row { Id = l.Id, Name = l.Name })];
}
