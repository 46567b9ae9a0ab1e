using System.Data;
using Broker.Core.Clients;
using Broker.Core.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Broker.Core.Storage;

/// <summary>
/// Nearly all clients of a firm have contracts in force: to find those who have none without asking each, <see cref="Client.InsuredUntil"/> says until when
/// one surely has. It may say too little, never too much: whatever may end a cover sooner takes it back in the same save, and each day gives it anew.
/// </summary>
public partial class BrokerDb
{
    private const int Chunk = 2_000;

    /// <summary>Contracts in force that day of which nothing is known that would end them before they run out.</summary>
    private IQueryable<Contract> UndisturbedOn(DateOnly day) => ContractsInForceOn(day)
        .Where(c => !c.Terminations.Any(t => t.LiftedAt == null) && !c.Suspensions.Any(s => s.EndedOn == null || s.EndedOn > day));

    internal async Task NoteCoverAsync(DateOnly day, CancellationToken ct)
    {
        var last = Guid.Empty;
        var sure = UndisturbedOn(day);
        while (true)
        {
            var ids = await Clients.Where(c => c.InsuredUntil <= day && c.Id > last && sure.Any(contract => contract.ClientId == c.Id)).OrderBy(c => c.Id).Take(Chunk).Select(c => c.Id).ToListAsync(ct);
            if (ids.Count == 0) return;
            // Who takes a cover back meanwhile must not be overtaken by what was read before: PostgreSQL then refuses, and the next day comes.
            await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            try
            {
                await Clients.Where(c => EF.Parameter(ids).Contains(c.Id) && sure.Any(contract => contract.ClientId == c.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.InsuredUntil, c => sure.Where(contract => contract.ClientId == c.Id).Max(contract => contract.ExpiresOn ?? DateOnly.MaxValue)), ct);
                await transaction.CommitAsync(ct);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.SerializationFailure)
            {
                await transaction.RollbackAsync(ct);
            }
            last = ids[^1];
        }
    }

    /// <summary>Clients of whom nobody knows until when they are insured from this save on.</summary>
    private partial List<Guid> LessCovered() =>
    [
        .. ChangeTracker.Entries().Where(e => e.State is EntityState.Modified or EntityState.Deleted || (e.State is EntityState.Added && e.Entity is not Contract))
            .Select(e => e.Entity switch { Contract c => c.ClientId, Termination t => t.ClientId, Suspension s => s.ClientId, _ => (Guid?)null }).OfType<Guid>().Distinct(),
    ];

    internal Task ForgetCoverAsync(IReadOnlyList<Guid> clients, CancellationToken ct) =>
        Clients.Where(c => EF.Parameter(clients).Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.InsuredUntil, default(DateOnly)), ct);
}
