using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>What became of it: its task is done with that, and whoever said it is told.</summary>
public sealed class AnswerRegisterTicket(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid TicketId { get; set; }
        [Required] public TicketOutcome? Outcome { get; set; }

        /// <summary>Needed where the vehicle is not to stand in the register: the client reads why.</summary>
        [MaxLength(RegisterTicket.AnswerLength)] public string? Answer { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (input.Outcome == TicketOutcome.NotDue && string.IsNullOrWhiteSpace(input.Answer)) return new Problem("register-ticket.say-why", nameof(Input.Answer));
        if (await db.RegisterTickets.SingleOrDefaultAsync(t => t.Id == input.TicketId, ct) is not { } ticket) return Problem.Missing;

        var settled = ticket.Settle(input.Outcome!.Value, Inputs.Tidy(input.Answer), db.Actor.Signature, clock.Now);
        if (settled.Failed) return settled;
        (await db.Tasks.SingleOrDefaultAsync(t => t.Id == ticket.TaskId, ct))?.Answered(db.Actor.PersonId, db.Actor.Name, clock.Now);
        var number = await db.Contracts.Where(c => c.Id == ticket.ContractId).Select(c => c.Number).SingleAsync(ct);
        db.AddEvent(ticket.ClientId, ticket.ContractId, FleetEvents.TicketAnswered, number, ticket.Plate, $"{nameof(TicketOutcome)}.{ticket.Outcome}");
        db.Add(new Notification
        {
            PersonId = ticket.AskedById, At = clock.Now, Code = "notice.ticket-answered", Args = [ticket.Plate, $"{nameof(TicketOutcome)}.{ticket.Outcome}"], Link = $"/space/{ticket.ClientId}/fleet/{ticket.ContractId}",
        });
        var saved = await db.SaveAsync(ct);
        if (saved.Problem != Problem.Stale) return saved;
        // Two answered at the same moment: the later one is told who did.
        await using var again = await store.OpenToReadAsync(by, ct);
        return await again.RegisterTickets.SingleOrDefaultAsync(t => t.Id == input.TicketId && t.AnsweredAt != null, ct) is { } won ? Problem.Of("register-ticket.answered-already", won.AnsweredBy) : saved;
    }
}
