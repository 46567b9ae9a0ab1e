using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Complaints;

/// <summary>Takes an answered complaint up again; the answer stays on record.</summary>
public sealed class ReopenComplaint(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ComplaintId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        [Required, MaxLength(Complaint.NoteLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageComplaints);
        if (Inputs.Check(input) is { } problem) return problem;

        var complaint = await db.Complaints.Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == input.ComplaintId, ct);
        if (complaint is null) return Problem.Missing;
        if (complaint.Version != input.Version) return Problem.Stale;

        var result = complaint.Reopen(input.Reason!.Trim(), clock.Today, db.Actor.Name, clock.Now);
        if (result.Failed) return result;

        db.AddEvent(complaint.ClientId, complaint.ContractId, ComplaintEvents.Reopened, complaint.Number, input.Reason.Trim());
        return await db.SaveAsync(ct);
    }
}
