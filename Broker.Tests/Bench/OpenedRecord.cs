using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Communication;
using Broker.Core.Staff;
using Broker.Core.Work;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>All that a record's page reads on its first tab, in the order in which its parts do.</summary>
internal static class OpenedRecord
{
    public static async Task ReadAsync(TheWorld world, Guid client)
    {
        await world.Desk<WhoAmIQuery>().RunAsync(world.Theo);
        Assert.NotNull(await world.Desk<ClientQuery>().RunAsync(world.Theo, client));
        await world.Desk<RecordHeadQuery>().RunAsync(world.Theo, client);
        await world.Desk<BalanceQuery>().RunAsync(world.Theo, client);
        await world.Desk<LatestMessagesQuery>().RunAsync(world.Theo, client);
        await world.Desk<ExtranetQuery>().RunAsync(world.Theo, client);
        await world.Desk<MergesQuery>().RunAsync(world.Theo, client);
        await world.Desk<ClientCounters>().RunAsync(world.Theo, client);
        await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, client);
        await world.Desk<EventsQuery>().RunAsync(world.Theo, client);
        await world.Desk<PendingTasksQuery>().RunAsync(world.Theo, client);
    }
}
