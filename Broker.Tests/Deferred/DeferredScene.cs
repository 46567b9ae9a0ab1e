using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Deferred;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Deferred;

using World = Broker.Tests.World.World;

/// <summary>Orders given in a world, and the machine that carries them out.</summary>
internal static class DeferredScene
{
    public static readonly Caller Machine = Caller.System(Jobs.Deferred);

    /// <summary>Clients enough for several steps.</summary>
    public static async Task<List<Guid>> CrowdAsync(this World world, int count)
    {
        var clients = Enumerable.Range(0, count).Select(i => new Client { Reference = $"T-{i:0000}", Kind = ClientKind.Company, Name = $"Client {i:0000}" }).ToArray();
        await world.AddAsync([.. clients]);
        return [.. clients.Select(c => c.Id)];
    }

    /// <summary>Whatever is queued, to its end.</summary>
    public static async Task WorkAsync(this World world)
    {
        while (await world.Desk<NextDeferredJob>().RunAsync(Machine) is { } job) await world.Desk<RunDeferredJob>().RunAsync(Machine, job);
    }

    public static Task<DeferredJob> JobAsync(this World world, Guid id) => world.ReadAsync(db => db.DeferredJobs.SingleAsync(j => j.Id == id));

    public static Task<List<Notification>> ToldAsync(this World world, Guid person) => world.ReadAsync(db => db.Notifications.Where(n => n.PersonId == person).ToListAsync());
}
