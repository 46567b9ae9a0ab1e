using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>What somebody sees who opens the link of an account they asked for; looking changes nothing.</summary>
public sealed class RegistrationQuery(BrokerStore store, FirmClock clock)
{
    public sealed record Registration(string FirstName, string Email);

    public async Task<Result<Registration>> RunAsync(Caller by, string token, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(Caller.System(Jobs.Sessions), ct);
        var link = await OpenedLink.GoodAsync(db, token, LinkPurpose.Registration, clock.Now, ct);
        if (link.Failed) return link.Problem;
        var linkId = link.Value.Id;
        return await db.ProspectRequests.Where(r => r.LinkId == linkId).Select(r => new Registration(r.FirstName, r.Email)).SingleOrDefaultAsync(ct) is { } found ? found : OpenedLink.Unknown;
    }
}
