using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <param name="Covered">Insured today; others are there only when the firm decides on each request (D-33).</param>
public sealed record CertificateItemRow(Guid Id, string Label, DateOnly EnteredOn, DateOnly? ExitedOn, bool Covered);

/// <summary>The insured items one may choose for a certificate, by label; neither case nor accents nor dashes count in the search.</summary>
public sealed class CertificateItemsQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 20;

    /// <param name="page">From 0.</param>
    /// <param name="size">To take them all at once, as many as a batch may hold.</param>
    public async Task<Page<CertificateItemRow>> RunAsync(Caller by, Guid contractId, string? search = null, int page = 0, int size = PageSize, CancellationToken ct = default)
    {
        await using var db = await store.OpenToListAsync(by, ct);
        db.Actor.Demand(Permission.RequestCertificates);

        var today = clock.Today;
        var held = await CertificateTerms.HeldAsync(db, ct);
        var items = db.InsuredItems.AsNoTracking()
            .Where(i => i.ContractId == contractId && db.Contracts.Any(c => c.Id == contractId))
            .Where(i => (held && i.Standing == ItemStanding.Confirmed) || (i.EnteredOn <= today && (i.ExitedOn == null || i.ExitedOn > today)));
        if (Searchable.Fold(search) is { Length: > 0 } sought) items = items.Where(i => i.SearchText.Contains(sought));
        var rows = await items.OrderBy(i => i.Label).ThenBy(i => i.Id).Skip(page * size).Take(Math.Clamp(size, 1, CertificateBatch.Most))
            .Select(i => new CertificateItemRow(i.Id, i.Label, i.EnteredOn, i.ExitedOn, i.EnteredOn <= today && (i.ExitedOn == null || i.ExitedOn > today)))
            .ToListAsync(ct);
        return new(rows, await items.CountAsync(ct));
    }
}
