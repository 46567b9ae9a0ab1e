using Broker.Core.Access;
using Broker.Core.Storage;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Complaints;

/// <summary>One complaint, with its terms and what happened to it.</summary>
public sealed class ComplaintQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Term">How far it is from its next term, today.</param>
    /// <param name="Steps">Newest first.</param>
    public sealed record ComplaintRecord(Guid Id, Guid Version, Guid ClientId, string Client, string Number, DateOnly ReceivedOn, DateOnly? SentOn, ComplaintChannel Channel,
        string Subject, string? Description, Guid? ContractId, string? Contract, Guid? ClaimId, string? Claim, Guid? HandlerId, string? Handler, ComplaintState State,
        ComplaintOutcome? Outcome, DateOnly? AcknowledgedOn, DateOnly? AnsweredOn, DateOnly AcknowledgeBy, DateOnly AnswerBy, DateOnly? TermOn, ComplaintTerm Term,
        IReadOnlyList<StepRow> Steps);

    public sealed record StepRow(ComplaintState To, DateOnly On, ComplaintOutcome? Outcome, string? Note, string By, DateTime At);

    /// <returns>Null when there is no such complaint, or none the caller may see.</returns>
    public async Task<ComplaintRecord?> RunAsync(Caller by, Guid complaintId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewComplaints);

        var c = await db.Complaints.AsNoTracking().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == complaintId, ct);
        if (c is null) return null;
        var words = await db.Clients.Where(o => o.Id == c.ClientId).Select(o => new
        {
            Client = o.Name,
            Contract = db.Contracts.Where(x => x.Id == c.ContractId).Select(x => x.Number).FirstOrDefault(),
            Claim = db.Claims.Where(x => x.Id == c.ClaimId).Select(x => x.Number).FirstOrDefault(),
            Handler = db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
        }).SingleAsync(ct);
        return new(c.Id, c.Version, c.ClientId, words.Client, c.Number, c.ReceivedOn, c.SentOn, c.Channel, c.Subject, c.Description, c.ContractId, words.Contract, c.ClaimId, words.Claim,
            c.HandlerId, words.Handler, c.State, c.Outcome, c.AcknowledgedOn, c.AnsweredOn, c.AcknowledgeBy, c.AnswerBy, c.TermOn, c.TermState(clock.Today),
            [.. c.Steps.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Select(s => new StepRow(s.To, s.On, s.Outcome, s.Note, s.By, s.At))]);
    }
}
