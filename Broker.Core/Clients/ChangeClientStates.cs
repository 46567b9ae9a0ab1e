using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Archives many clients, or makes them clients or prospects again: each by the rules that hold for one (D-16).</summary>
public sealed class ChangeClientStates(BrokerStore store, FirmClock clock) : ClientsChange<ChangeClientStates.Input>(store, clock)
{
    public sealed class Input : ClientsOrder
    {
        [Required] public ClientState? State { get; set; }
        [Required, MaxLength(500)] public string? Reason { get; set; }
    }

    public override string Code => "job.change-state";

    protected override async Task<IReadOnlyDictionary<Guid, Problem>> RefusedAsync(BrokerDb db, Input input, IReadOnlyList<Client> clients, CancellationToken ct)
    {
        if (input.State != ClientState.Archived) return clients.Where(c => c.MergedIntoId is not null).ToDictionary(c => c.Id, _ => new Problem("client.merged-away"));
        var ids = clients.Select(c => c.Id).ToList();
        var insured = await db.ContractsInForceOn(Clock.Today).Where(c => EF.Parameter(ids).Contains(c.ClientId)).GroupBy(c => c.ClientId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return insured.ToDictionary(g => g.Key, g => Problem.Of("client.archive-in-force", g.Count));
    }

    /// <summary>Those not refused take their extranet with them.</summary>
    protected override Task PrepareAsync(BrokerDb db, Input input, IReadOnlyList<Client> clients, CancellationToken ct) =>
        db.ArchiveExtranetsAsync([.. clients.Select(c => c.Id)], input.State == ClientState.Archived, ct);

    protected override void Change(BrokerDb db, Client client, Input input)
    {
        var (before, after) = (client.State, input.State!.Value);
        if (before == after) return;
        client.State = after;
        if (after == ClientState.Archived) db.AddEvent(client.Id, null, "client.archived", input.Reason!.Trim());
        else if (before == ClientState.Archived) db.AddEvent(client.Id, null, "client.restored", input.Reason!.Trim());
    }
}
