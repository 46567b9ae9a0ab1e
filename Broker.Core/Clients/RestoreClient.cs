using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Brings an archived client back among the others, with the extranet they had.</summary>
public sealed class RestoreClient(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public Guid Version { get; set; }

        /// <summary>What they are again: a client or a prospect.</summary>
        public ClientState State { get; set; } = ClientState.Active;
        [Required, MaxLength(500)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (input.State == ClientState.Archived) return new Problem("input.not-accepted", nameof(Input.State));
        var client = await db.Clients.SingleOrDefaultAsync(c => c.Id == input.ClientId, ct);
        if (client is null) return Problem.Missing;
        if (client.Version != input.Version) return Problem.Stale;
        if (client.State != ClientState.Archived) return new Problem("client.not-archived");
        if (client.MergedIntoId is not null) return new Problem("client.merged-away");

        client.State = input.State;
        await db.ArchiveExtranetsAsync([client.Id], false, ct);
        db.AddEvent(client.Id, null, "client.restored", input.Reason!.Trim());
        return await db.SaveAsync(ct);
    }
}
