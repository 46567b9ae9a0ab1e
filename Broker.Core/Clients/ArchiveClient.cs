using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Takes a client out of the daily lists, and their people out of the extranet; nothing is erased (D-16).</summary>
public sealed class ArchiveClient(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public Guid Version { get; set; }
        [Required, MaxLength(500)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var client = await db.Clients.SingleOrDefaultAsync(c => c.Id == input.ClientId, ct);
        if (client is null) return Problem.Missing;
        if (client.Version != input.Version) return Problem.Stale;
        if (client.State == ClientState.Archived) return new Problem("client.already-archived");
        var inForce = await db.ContractsInForceOn(clock.Today).CountAsync(c => c.ClientId == client.Id, ct);
        if (inForce > 0) return Problem.Of("client.archive-in-force", inForce);

        client.State = ClientState.Archived;
        await db.ArchiveExtranetsAsync([client.Id], true, ct);
        db.AddEvent(client.Id, null, "client.archived", input.Reason!.Trim());
        return await db.SaveAsync(ct);
    }
}
