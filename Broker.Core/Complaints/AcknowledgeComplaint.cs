using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Complaints;

public sealed class AcknowledgeComplaint(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ComplaintId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        [Required] public DateOnly? On { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageComplaints);
        if (Inputs.Check(input) is { } problem) return problem;
        if (input.On > clock.Today) return new Problem("complaint.in-future", nameof(Input.On));

        var complaint = await db.Complaints.Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == input.ComplaintId, ct);
        if (complaint is null) return Problem.Missing;
        if (complaint.Version != input.Version) return Problem.Stale;

        var result = complaint.Acknowledge(input.On!.Value, db.Actor.Name, clock.Now);
        if (result.Failed) return result;

        db.AddEvent(complaint.ClientId, complaint.ContractId, ComplaintEvents.Acknowledged, complaint.Number, Dates.Iso(input.On.Value));
        return await db.SaveAsync(ct);
    }
}
