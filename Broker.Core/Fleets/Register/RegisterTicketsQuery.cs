using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>Vehicles said to be missing from the register: to the firm of all clients, those that wait first; to a client its own.</summary>
public sealed class RegisterTicketsQuery(BrokerStore store)
{
    public const int PageSize = 30;

    public sealed class Filter
    {
        public Guid? TicketId { get; set; }
        public Guid? ItemId { get; set; }
        public Guid? ContractId { get; set; }

        /// <summary>Those that wait; those answered; both.</summary>
        public bool? Open { get; set; }

        /// <summary>Leaves out what was answered earlier.</summary>
        public DateTime? AnsweredSince { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    public sealed record Row(Guid Id, Guid ClientId, string Client, Guid ContractId, string Contract, Guid ItemId, string Plate, string Vehicle, DateOnly EnteredOn, string? Words, DateTime AskedAt, string AskedBy,
        Guid TaskId, TicketOutcome? Outcome, string? Answer, DateTime? AnsweredAt, string? AnsweredBy)
    {
        public bool IsOpen => AnsweredAt is null;
    }

    public async Task<Page<Row>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);
        var tickets = db.RegisterTickets.AsNoTracking();
        if (filter.TicketId is { } one) tickets = tickets.Where(t => t.Id == one);
        if (filter.ItemId is { } item) tickets = tickets.Where(t => t.ItemId == item);
        if (filter.ContractId is { } contract) tickets = tickets.Where(t => t.ContractId == contract);
        if (filter.Open is { } open) tickets = tickets.Where(t => t.AnsweredAt == null == open);
        if (filter.AnsweredSince is { } since) tickets = tickets.Where(t => t.AnsweredAt == null || t.AnsweredAt >= since);
        // What waits, the longest waiting first; then what was answered, the newest first.
        var ordered = tickets.OrderBy(t => t.AnsweredAt != null).ThenByDescending(t => t.AnsweredAt).ThenBy(t => t.AskedAt).ThenBy(t => t.Id);
        var rows = await ordered.Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize)
            .Join(db.Vehicles, t => t.ItemId, v => v.Id, (t, v) => new { t, v.Make, v.Model, v.EnteredOn })
            .Select(r => new Row(r.t.Id, r.t.ClientId, db.Clients.Where(c => c.Id == r.t.ClientId).Select(c => c.Name).FirstOrDefault() ?? "", r.t.ContractId,
                db.Contracts.Where(c => c.Id == r.t.ContractId).Select(c => c.Number).FirstOrDefault() ?? "", r.t.ItemId, r.t.Plate, r.Make + " " + r.Model, r.EnteredOn, r.t.Words, r.t.AskedAt, r.t.AskedBy,
                r.t.TaskId, r.t.Outcome, r.t.Answer, r.t.AnsweredAt, r.t.AnsweredBy)).ToListAsync(ct);
        // The order of a page does not outlive the join on every provider.
        return new([.. rows.OrderBy(r => r.AnsweredAt is not null).ThenByDescending(r => r.AnsweredAt).ThenBy(r => r.AskedAt).ThenBy(r => r.Id)], await tickets.CountAsync(ct));
    }
}
