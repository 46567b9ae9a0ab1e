using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>What somebody sees who opens the link sent to a new address. Looking changes nothing: mail scanners look too.</summary>
public sealed class WishedEmailQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Account">The client whose address it is to be; null for a person's sign-in.</param>
    public sealed record Wish(string Address, string? Account, string By);

    public async Task<Result<Wish>> RunAsync(Caller by, string token, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(Caller.System(Jobs.Sessions), ct);
        var found = await WishedEmail.FindAsync(db, token, clock.Now, ct);
        if (found.Failed) return found.Problem;
        var change = found.Value.Change;
        return new Wish(change.Address, change.PersonId is null ? await db.Clients.Where(c => c.Id == change.ClientId).Select(c => c.Name).SingleAsync(ct) : null, change.By);
    }
}
