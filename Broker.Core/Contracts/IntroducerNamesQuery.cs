using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Introducers one chooses from; one no longer offered is among them where it stands already, or where contracts are looked for by it.</summary>
public sealed class IntroducerNamesQuery(BrokerStore store)
{
    /// <param name="standing">The one that stands there.</param>
    public async Task<IReadOnlyList<ContractChoicesQuery.Choice>> RunAsync(Caller by, Guid? standing = null, bool all = false, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await db.Introducers.Where(i => all || !i.Retired || i.Id == standing).Select(i => new ContractChoicesQuery.Choice(i.Id, i.Name)).ByNameAsync(i => i.Name, ct);
    }
}
