using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A client's history, newest first (R-EVT-02). The first page, which records open with, is read once per change, however many screens show it.</summary>
public sealed class EventsQuery(BrokerStore store, SharedAnswers answers)
{
    public const int PageSize = 50;

    /// <param name="Code">Key of the sentence, with <paramref name="Args"/> as its values: dates as 2026-12-31, amounts as 1234.50.</param>
    public sealed record EventRow(Guid Id, DateTime At, string By, string Code, IReadOnlyList<string> Args, Guid? ContractId)
    {
        public string? Type { get; init; }

        /// <summary>The person at the client's it is about.</summary>
        public string? Contact { get; init; }
    }

    public sealed class Filter
    {
        public EventFamily? Family { get; set; }

        /// <summary>Only notes of this type.</summary>
        public Guid? TypeId { get; set; }

        /// <summary>Only what concerns this person: a contact's own history (R-EVT-01).</summary>
        public Guid? ContactId { get; set; }
    }

    private static readonly Asked<EventRow> Newest = new((db, client, _) => db.Events.AsNoTracking().Where(e => e.ClientId == client)
        .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(PageSize).Select(e => new EventRow(e.Id, e.At, e.By, e.Code, e.Args, e.ContractId)
        {
            Type = db.ListValues.Where(v => v.Id == e.TypeId).Select(v => v.Name).FirstOrDefault(),
            Contact = db.Contacts.Where(k => k.Id == e.ContactId).Select(k => k.FirstName + " " + k.LastName).FirstOrDefault(),
        }));

    /// <param name="contractId">Only what concerns this contract.</param>
    /// <param name="page">From 0.</param>
    public async Task<Page<EventRow>> RunAsync(Caller by, Guid clientId, Guid? contractId = null, int page = 0, Filter? filter = null, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        var shared = page <= 0 && filter is null or { Family: null, TypeId: null, ContactId: null };
        return shared
            ? await answers.GetAsync(clientId, actor, contractId is { } contract ? $"{nameof(EventsQuery)}:{contract}" : nameof(EventsQuery), () => ReadAsync(by, clientId, contractId, 0, null, CancellationToken.None))
            : await ReadAsync(by, clientId, contractId, page, filter, ct);
    }

    private async Task<Page<EventRow>> ReadAsync(Caller by, Guid clientId, Guid? contractId, int page, Filter? filter, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        if (page <= 0 && contractId is null && filter is null)
        {
            var newest = await Newest.Of(db, clientId).ToListAsync(ct);
            return new(newest, newest.Count < PageSize ? newest.Count : await db.Events.CountAsync(e => e.ClientId == clientId, ct));
        }
        var events = db.Events.AsNoTracking().Where(e => e.ClientId == clientId && (contractId == null || e.ContractId == contractId));
        if (filter?.TypeId is { } type) events = events.Where(e => e.TypeId == type);
        if (filter?.ContactId is { } contact) events = events.Where(e => e.ContactId == contact);
        if (filter?.Family is { } family) events = events.Of(family);
        var rows = await events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .Select(e => new EventRow(e.Id, e.At, e.By, e.Code, e.Args, e.ContractId)
            {
                Type = db.ListValues.Where(v => v.Id == e.TypeId).Select(v => v.Name).FirstOrDefault(),
                Contact = db.Contacts.Where(k => k.Id == e.ContactId).Select(k => k.FirstName + " " + k.LastName).FirstOrDefault(),
            }).ToListAsync(ct);
        // What does not fill a page is counted already.
        return new(rows, page <= 0 && rows.Count < PageSize ? rows.Count : await events.CountAsync(ct));
    }
}
