using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Those who bring business to the firm, and how many contracts each has brought.</summary>
public sealed class IntroducersQuery(BrokerStore store)
{
    public sealed record IntroducerRow(Guid Id, Guid Version, string Name, string? Email, string? Phone, string? Note, bool Retired, int Contracts);

    public async Task<IReadOnlyList<IntroducerRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        return await db.Introducers.Select(i => new IntroducerRow(i.Id, i.Version, i.Name, i.Email, i.Phone, i.Note, i.Retired, db.Contracts.Count(c => c.IntroducerId == i.Id))).ByNameAsync(i => i.Name, ct);
    }
}
