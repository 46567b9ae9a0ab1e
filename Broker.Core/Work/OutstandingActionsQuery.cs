using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Whose work one looks at.</summary>
public enum Whose { Mine, Team, All }

/// <summary>What remains to be done in the firm (R-ACT-04), the most urgent first.</summary>
public sealed class OutstandingActionsQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        public Whose Whose { get; set; } = Whose.All;

        /// <summary>Only those whose day has passed.</summary>
        public bool Late { get; set; }
        public Guid? StatusId { get; set; }
        public Guid? KindId { get; set; }
    }

    /// <param name="page">From 0.</param>
    public async Task<Page<ActionLine>> RunAsync(Caller by, int page = 0, Filter? filter = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var found = Chosen(db, filter ?? new(), clock.Today);
        var rows = await ActionLines.Of(db, found.AsNoTracking()).Skip(Math.Max(0, page) * PageSize).Take(PageSize).ToListAsync(ct);
        return new(rows, await found.CountAsync(ct));
    }

    private static IQueryable<ClientAction> Chosen(BrokerDb db, Filter filter, DateOnly today)
    {
        var (found, me) = (db.RemainingActions, db.Actor.PersonId);
        if (filter.Whose == Whose.Mine) found = found.Where(a => (a.AssigneeId ?? db.Clients.Where(c => c.Id == a.ClientId).Select(c => c.HandlerId).First()) == me);
        if (filter.Whose == Whose.Team) found = found.Where(a => db.TeamMates.Any(mate => mate == (a.AssigneeId ?? db.Clients.Where(c => c.Id == a.ClientId).Select(c => c.HandlerId).First())));
        if (filter.Late) found = found.Where(a => a.DueOn < today);
        if (filter.StatusId is { } status) found = found.Where(a => a.StatusId == status);
        if (filter.KindId is { } kind) found = found.Where(a => a.KindId == kind);
        return found;
    }
}
