using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Complaints;

public sealed class AnswerComplaint(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ComplaintId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        [Required] public DateOnly? On { get; set; }
        [Required] public ComplaintOutcome? Outcome { get; set; }
        [MaxLength(Complaint.NoteLength)] public string? Note { get; set; }
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

        var result = complaint.Answer(input.On!.Value, input.Outcome!.Value, Inputs.Tidy(input.Note), db.Actor.Name, clock.Now);
        if (result.Failed) return result;

        db.AddEvent(complaint.ClientId, complaint.ContractId, ComplaintEvents.Answered, complaint.Number, Dates.Iso(input.On.Value), $"{nameof(ComplaintOutcome)}.{complaint.Outcome}");
        return await db.SaveAsync(ct);
    }
}
