using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

public sealed record TaskRow(
    Guid Id, string Subject, TaskKind Kind, TaskState State, DateOnly PlannedOn, DateTime CreatedAt,
    Guid? ClientId, string? ClientName, string? ContractNumber, string? DecidedBy, DateTime? DecidedAt);

/// <summary>Tasks: the validations somebody waits for come first, then by planned day.</summary>
public sealed class TasksQuery(BrokerStore store)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        /// <summary>Only those sent to the caller.</summary>
        public bool Mine { get; set; }
        public bool ValidationsOnly { get; set; }

        /// <summary>Ended ones instead of open ones, last ended first.</summary>
        public bool Ended { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    public async Task<Page<TaskRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var me = db.Actor.PersonId;
        var found = db.Tasks.AsNoTracking().Where(t => (t.State != TaskState.Open) == filter.Ended);
        if (filter.Mine) found = found.Where(t => t.Recipients.Any(r => r.PersonId == me));
        if (filter.ValidationsOnly) found = found.Where(t => t.Kind == TaskKind.Validation || t.Kind == TaskKind.ExtranetValidation);
        var sorted = filter.Ended
            ? found.OrderByDescending(t => t.DecidedAt)
            : found.OrderByDescending(t => t.Kind == TaskKind.Validation || t.Kind == TaskKind.ExtranetValidation).ThenBy(t => t.PlannedOn).ThenBy(t => t.CreatedAt);
        var rows = await sorted.ThenBy(t => t.Id).Skip(filter.Page * PageSize).Take(PageSize)
            .Select(t => new TaskRow(t.Id, t.Subject, t.Kind, t.State, t.PlannedOn, t.CreatedAt, t.ClientId,
                db.Clients.Where(c => c.Id == t.ClientId).Select(c => c.Name).FirstOrDefault(),
                db.Contracts.Where(c => c.Id == t.ContractId).Select(c => c.Number).FirstOrDefault(),
                t.DecidedBy, t.DecidedAt))
            .ToListAsync(ct);
        return new(rows, await found.CountAsync(ct));
    }
}
