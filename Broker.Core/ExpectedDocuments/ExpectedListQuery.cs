using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What one contract type, or one guarantee of claims, asks for, in its order, those retired included.</summary>
public sealed class ExpectedListQuery(BrokerStore store)
{
    /// <param name="Used">Files that ask for it, or did.</param>
    public sealed record Line(Guid Id, Guid Version, string Name, string? Help, bool Mandatory, int? ValidityMonths, ClientKind? OnlyFor, bool Retired, int Used);

    public async Task<IReadOnlyList<Line>> RunAsync(Caller by, Guid listId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        return await (
            from line in db.ListedDocuments
            join type in db.DocumentTypes on line.TypeId equals type.Id
            where line.RiskId == listId || line.GuaranteeId == listId
            orderby line.Position, line.Id
            select new Line(line.Id, line.Version, type.Name, line.Help, line.Mandatory, line.ValidityMonths, line.OnlyFor, line.Retired, db.ExpectedDocuments.Count(e => e.ListedId == line.Id))).ToListAsync(ct);
    }
}
