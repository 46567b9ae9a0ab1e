using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>One comparison: what it came to, and what is unlike, a page at a time or as it is written into a file.</summary>
public sealed class ComparisonQuery(BrokerStore store)
{
    public const int PageSize = 50;

    /// <param name="Contract">Ours; of what is only theirs, the one their policy number names.</param>
    public sealed record DifferenceRow(int Position, DifferenceKind Kind, string Plate, int Line, Guid? ItemId, Guid? ContractId, string? Contract, Guid? ClientId, string? Client, string? Vehicle, DateOnly? OurFrom, DateOnly? OurUntil,
        string? TheirPolicy, DateOnly? TheirFrom, DateOnly? TheirUntil, IReadOnlyList<SheetProblem> Problems);

    public sealed record Compared(ComparisonsQuery.Row Comparison, Page<DifferenceRow> Page);

    /// <param name="kind">Null: all of them.</param>
    /// <param name="page">From 0.</param>
    public async Task<Compared?> RunAsync(Caller by, Guid comparisonId, DifferenceKind? kind = null, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if ((await ComparisonsQuery.RowsAsync(db, db.RegisterComparisons.Where(c => c.Id == comparisonId), ct)).SingleOrDefault() is not { } comparison) return null;
        var differences = Of(db, comparisonId, kind);
        return new(comparison, new(await Rows(db, differences.OrderBy(d => d.Position).Skip(Math.Max(0, page) * PageSize).Take(PageSize)).ToListAsync(ct), kind is { } one ? comparison.Of(one) : comparison.Differences));
    }

    /// <summary>All of them, one after the other.</summary>
    /// <returns>False when there is no such comparison.</returns>
    public async Task<bool> EachAsync(Caller by, Guid comparisonId, DifferenceKind? kind, Action<DifferenceRow> take, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (!await db.RegisterComparisons.AnyAsync(c => c.Id == comparisonId, ct)) return false;
        await foreach (var row in Rows(db, Of(db, comparisonId, kind).OrderBy(d => d.Position)).AsAsyncEnumerable().WithCancellation(ct)) take(row);
        return true;
    }

    /// <summary>The insurer's file, as it was brought.</summary>
    public async Task<Result<FileQuery.FileAnswer>> FileAsync(Caller by, Guid comparisonId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var found = await db.RegisterComparisons.Where(c => c.Id == comparisonId).Join(db.Files, c => c.FileId, f => f.Id, (c, f) => new { c.FileName, f.ContentType, f.Hash, f.Size }).SingleOrDefaultAsync(ct);
        return found is null ? Problem.Missing : new FileQuery.FileAnswer(found.FileName, found.ContentType, found.Hash, found.Size);
    }

    private static IQueryable<RegisterDifference> Of(BrokerDb db, Guid comparisonId, DifferenceKind? kind)
    {
        var differences = db.RegisterDifferences.AsNoTracking().Where(d => d.ComparisonId == comparisonId);
        return kind is { } one ? differences.Where(d => d.Kind == one) : differences;
    }

    private static IQueryable<DifferenceRow> Rows(BrokerDb db, IQueryable<RegisterDifference> differences) =>
        from difference in differences
        join contract in db.Contracts on difference.ContractId equals contract.Id into contracts
        from contract in contracts.DefaultIfEmpty()
        join client in db.Clients on contract.ClientId equals client.Id into clients
        from client in clients.DefaultIfEmpty()
        join vehicle in db.Vehicles on difference.ItemId equals vehicle.Id into vehicles
        from vehicle in vehicles.DefaultIfEmpty()
        orderby difference.Position
        select new DifferenceRow(difference.Position, difference.Kind, difference.Plate, difference.Line, difference.ItemId, difference.ContractId, contract.Number, contract.ClientId, client.Name, vehicle.Make + " " + vehicle.Model,
            difference.OurFrom, difference.OurUntil, difference.TheirPolicy, difference.TheirFrom, difference.TheirUntil, difference.Problems);
}
