using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Puts many clients into a segment, or takes them out of theirs.</summary>
public sealed class ChangeSegments(BrokerStore store, FirmClock clock) : ClientsChange<ChangeSegments.Input>(store, clock)
{
    public sealed class Input : ClientsOrder
    {
        /// <summary>None: out of whatever segment they are in.</summary>
        public Guid? SegmentId { get; set; }
    }

    public override string Code => "job.change-segment";

    protected override async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct) =>
        await base.RefuseAsync(db, input, ct) ?? (await IsOfferedAsync(db, input, ct) ? null : Problem.Missing.At(nameof(Input.SegmentId)));

    /// <summary>A segment retired or removed since it was asked for takes nobody in.</summary>
    protected override async Task<IReadOnlyDictionary<Guid, Problem>> RefusedAsync(BrokerDb db, Input input, IReadOnlyList<Client> clients, CancellationToken ct)
    {
        if (await IsOfferedAsync(db, input, ct)) return await base.RefusedAsync(db, input, clients, ct);
        var why = new Problem(await db.ListValues.AnyAsync(v => v.Id == input.SegmentId, ct) ? "clients.segment-retired" : "clients.segment-removed");
        return clients.ToDictionary(c => c.Id, _ => why);
    }

    protected override void Change(BrokerDb db, Client client, Input input) => client.SegmentId = input.SegmentId;

    private static Task<bool> IsOfferedAsync(BrokerDb db, Input input, CancellationToken ct) => db.MayChooseAsync(ListKind.Segment, input.SegmentId, null, ct);
}
