using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Whether a link for a new password is good; looking changes nothing.</summary>
public sealed class ResetLinkQuery(BrokerStore store, FirmClock clock)
{
    /// <returns>The address whose password it renews.</returns>
    public async Task<Result<string>> RunAsync(Caller by, string token, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(Caller.System(Jobs.Sessions), ct);
        var link = await OpenedLink.GoodAsync(db, token, LinkPurpose.Reset, clock.Now, ct);
        if (link.Failed) return link.Problem;
        var personId = link.Value.PersonId;
        var email = await db.Users.Where(p => p.Id == personId && p.Active).Select(p => p.Email).SingleOrDefaultAsync(ct);
        return email is null ? OpenedLink.Closed : email;
    }
}
