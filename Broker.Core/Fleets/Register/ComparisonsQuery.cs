using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>Comparisons that were made, the newest first.</summary>
public sealed class ComparisonsQuery(BrokerStore store)
{
    public const int PageSize = 20;

    /// <param name="Contract">Null: all of the insurer.</param>
    public sealed record Row(Guid Id, string Insurer, Guid? ContractId, string? Contract, Guid? ClientId, string FileName, DateTime MadeAt, string MadeBy, IReadOnlyList<string> Unknown, int Rows, int Same, int Aside,
        int OnlyOurs, int OnlyTheirs, int Dates, int Policy, int Unread)
    {
        public int Differences => OnlyOurs + OnlyTheirs + Dates + Policy + Unread;

        public int Of(DifferenceKind kind) => kind switch
        {
            DifferenceKind.OnlyOurs => OnlyOurs, DifferenceKind.OnlyTheirs => OnlyTheirs, DifferenceKind.Dates => Dates, DifferenceKind.Policy => Policy, _ => Unread,
        };
    }

    /// <param name="page">From 0.</param>
    public async Task<Page<Row>> RunAsync(Caller by, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return new(await RowsAsync(db, db.RegisterComparisons.OrderByDescending(c => c.MadeAt).ThenByDescending(c => c.Id).Skip(Math.Max(0, page) * PageSize).Take(PageSize), ct), await db.RegisterComparisons.CountAsync(ct));
    }

    internal static Task<List<Row>> RowsAsync(BrokerDb db, IQueryable<RegisterComparison> comparisons, CancellationToken ct) => comparisons.AsNoTracking()
        .Select(c => new Row(c.Id, db.Insurers.Where(i => i.Id == c.InsurerId).Select(i => i.Name).First(), c.ContractId, db.Contracts.Where(k => k.Id == c.ContractId).Select(k => k.Number).FirstOrDefault(),
            db.Contracts.Where(k => k.Id == c.ContractId).Select(k => (Guid?)k.ClientId).FirstOrDefault(), c.FileName, c.MadeAt, c.MadeBy, c.Unknown, c.Rows, c.Same, c.Aside, c.OnlyOurs, c.OnlyTheirs, c.Dates, c.Policy, c.Unread))
        .ToListAsync(ct);
}
