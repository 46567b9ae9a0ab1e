using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Complaints;

/// <summary>Notes a complaint received, or changes what is known of one.</summary>
public sealed class SaveComplaint(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>None for a new complaint.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required] public DateOnly? ReceivedOn { get; set; }
        public DateOnly? SentOn { get; set; }
        [Required] public ComplaintChannel? Channel { get; set; }
        [Required, MaxLength(Complaint.SubjectLength)] public string? Subject { get; set; }
        [MaxLength(Complaint.DescriptionLength)] public string? Description { get; set; }
        public Guid? ContractId { get; set; }
        public Guid? ClaimId { get; set; }
        public Guid? HandlerId { get; set; }

        public static Input Of(ComplaintQuery.ComplaintRecord complaint) => new()
        {
            ClientId = complaint.ClientId, Id = complaint.Id, Version = complaint.Version, ReceivedOn = complaint.ReceivedOn, SentOn = complaint.SentOn, Channel = complaint.Channel,
            Subject = complaint.Subject, Description = complaint.Description, ContractId = complaint.ContractId, ClaimId = complaint.ClaimId, HandlerId = complaint.HandlerId,
        };
    }

    /// <returns>The complaint's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) =>
        RunningNumber.SaveAsync(input.Id is null, () => SaveAsync(by, input, ct));

    private async Task<Result<Guid>> SaveAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageComplaints);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var complaint = input.Id is { } id ? await db.Complaints.SingleOrDefaultAsync(c => c.Id == id && c.ClientId == input.ClientId, ct) : null;
        if (input.Id is not null && complaint is null) return Problem.Missing;
        if (complaint is not null && complaint.Version != input.Version) return Problem.Stale;
        if ((WrongDays(input, complaint) ?? await RefuseAsync(db, input, ct)) is { } problem) return problem;

        if (complaint is null)
        {
            complaint = db.Add(await NewAsync(db, input, ct)).Entity;
            db.AddEvent(complaint.ClientId, input.ContractId, ComplaintEvents.Received, complaint.Number, complaint.Subject);
        }
        Write(input, complaint);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : complaint.Id;
    }

    private Problem? WrongDays(Input input, Complaint? complaint) =>
        input.ReceivedOn > clock.Today ? new Problem("complaint.in-future", nameof(Input.ReceivedOn))
        : input.SentOn > input.ReceivedOn ? new Problem("complaint.sent-after-received", nameof(Input.SentOn))
        : input.ReceivedOn > (complaint?.AcknowledgedOn ?? complaint?.AnsweredOn) ? new Problem("complaint.received-after-answer", nameof(Input.ReceivedOn))
        : null;

    private static async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        if (input.ContractId is { } contract && !await db.Contracts.AnyAsync(c => c.Id == contract && c.ClientId == input.ClientId, ct)) return Problem.Missing.At(nameof(Input.ContractId));
        if (input.ClaimId is { } claim && !await db.Claims.AnyAsync(c => c.Id == claim && c.ClientId == input.ClientId, ct)) return Problem.Missing.At(nameof(Input.ClaimId));
        if (!await db.IsOfFirmAsync(input.HandlerId, ct)) return Problem.Missing.At(nameof(Input.HandlerId));
        return null;
    }

    private async Task<Complaint> NewAsync(BrokerDb db, Input input, CancellationToken ct) => new()
    {
        ClientId = input.ClientId, ReceivedOn = input.ReceivedOn!.Value, Channel = input.Channel!.Value, Subject = input.Subject!.Trim(),
        Number = await RunningNumber.NextAsync(db.Complaints.Select(c => c.Number), Complaint.Prefix, clock.Today.Year, ct),
    };

    private static void Write(Input input, Complaint complaint)
    {
        (complaint.ReceivedOn, complaint.SentOn, complaint.Channel) = (input.ReceivedOn!.Value, input.SentOn, input.Channel!.Value);
        (complaint.Subject, complaint.Description) = (input.Subject!.Trim(), Inputs.Tidy(input.Description));
        (complaint.ContractId, complaint.ClaimId, complaint.HandlerId) = (input.ContractId, input.ClaimId, input.HandlerId);
    }
}
