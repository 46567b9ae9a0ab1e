using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Puts another person of the firm in charge of many clients.</summary>
public sealed class HandOverClients(BrokerStore store, FirmClock clock) : ClientsChange<HandOverClients.Input>(store, clock)
{
    public sealed class Input : ClientsOrder
    {
        [Required] public Guid? HandlerId { get; set; }
    }

    public override string Code => "job.hand-over";

    protected override async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct) =>
        await base.RefuseAsync(db, input, ct) ?? (await IsThereAsync(db, input, ct) ? null : Problem.Missing.At(nameof(Input.HandlerId)));

    /// <summary>Somebody who left the firm since it was asked is put in charge of nobody.</summary>
    protected override async Task<IReadOnlyDictionary<Guid, Problem>> RefusedAsync(BrokerDb db, Input input, IReadOnlyList<Client> clients, CancellationToken ct) =>
        await IsThereAsync(db, input, ct) ? await base.RefusedAsync(db, input, clients, ct) : clients.ToDictionary(c => c.Id, _ => new Problem("clients.handler-gone"));

    protected override void Change(BrokerDb db, Client client, Input input) => client.HandlerId = input.HandlerId;

    private static Task<bool> IsThereAsync(BrokerDb db, Input input, CancellationToken ct) => db.IsOnDutyAsync(input.HandlerId!.Value, ct);
}
