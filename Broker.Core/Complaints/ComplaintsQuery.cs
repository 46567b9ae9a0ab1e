using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Complaints;

public enum ComplaintChoice { Open, NearTerm, Late, Answered }

/// <summary>Complaints of the firm or of a client: those whose term comes first, then the answered ones, the most recent first.</summary>
public sealed class ComplaintsQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        public Guid? ClientId { get; set; }

        /// <summary>Those near their term include the late ones.</summary>
        public ComplaintChoice? Which { get; set; }
        public Guid? HandlerId { get; set; }

        /// <summary>Part of the number, the subject or the client's name.</summary>
        public string? Text { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    public sealed record ComplaintRow(Guid Id, Guid ClientId, string Client, string Number, string Subject, ComplaintChannel Channel, DateOnly ReceivedOn, ComplaintState State,
        ComplaintOutcome? Outcome, DateOnly? TermOn, ComplaintTerm Term, string? Contract, string? Claim, string? Handler);

    public async Task<Page<ComplaintRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewComplaints);
        var today = clock.Today;

        var complaints = Chosen(db, filter, today, await SoughtText.ReadAsync(db, filter.Text, ct));
        var total = await complaints.CountAsync(ct);
        var rows = await complaints.OrderBy(c => c.TermOn == null).ThenBy(c => c.TermOn).ThenByDescending(c => c.ReceivedOn).ThenBy(c => c.Id)
            .Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize)
            .Select(c => new
            {
                Complaint = c,
                Client = db.Clients.First(o => o.Id == c.ClientId).Name,
                Contract = db.Contracts.Where(o => o.Id == c.ContractId).Select(o => o.Number).FirstOrDefault(),
                Claim = db.Claims.Where(o => o.Id == c.ClaimId).Select(o => o.Number).FirstOrDefault(),
                Handler = db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(ct);
        return new([.. rows.Select(r => new ComplaintRow(r.Complaint.Id, r.Complaint.ClientId, r.Client, r.Complaint.Number, r.Complaint.Subject, r.Complaint.Channel,
            r.Complaint.ReceivedOn, r.Complaint.State, r.Complaint.Outcome, r.Complaint.TermOn, r.Complaint.TermState(today), r.Contract, r.Claim, r.Handler))], total);
    }

    private static IQueryable<Complaint> Chosen(BrokerDb db, Filter filter, DateOnly today, SoughtText? sought)
    {
        var complaints = filter.Which switch
        {
            ComplaintChoice.Open => db.OpenComplaints,
            ComplaintChoice.NearTerm => db.ComplaintsNearTermOn(today),
            ComplaintChoice.Late => db.ComplaintsLateOn(today),
            ComplaintChoice.Answered => db.Complaints.Where(c => c.AnsweredOn != null),
            _ => db.Complaints,
        };
        if (filter.ClientId is { } client) complaints = complaints.Where(c => c.ClientId == client);
        if (filter.HandlerId is { } handler) complaints = complaints.Where(c => c.HandlerId == handler);
        if (sought is not null && Searchable.Fold(filter.Text) is var text)
            complaints = complaints.Where(sought.OrHolding<Complaint>(c => c.SearchText.Contains(text), (SearchKind.Client, c => c.ClientId)));
        return complaints;
    }
}
