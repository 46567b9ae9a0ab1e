using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>From now on a client of its own: its principal's list of products no longer restricts it.</summary>
public sealed class DetachClient(BrokerStore store)
{
    public const string Detached = "client.detached", MemberDetached = "client.member-detached";

    public async Task<Result> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var client = await db.Clients.SingleOrDefaultAsync(c => c.Id == clientId, ct);
        if (client?.ParentId is not { } principalId) return Problem.Missing;
        var principal = await db.Clients.Where(c => c.Id == principalId).Select(c => c.Name).SingleAsync(ct);
        (client.ParentId, client.AffiliationId) = (null, null);
        db.AddEvent(client.Id, null, Detached, principal);
        db.AddEvent(principalId, null, MemberDetached, client.Name);
        return await db.SaveAsync(ct);
    }
}
