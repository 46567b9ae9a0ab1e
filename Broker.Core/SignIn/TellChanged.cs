using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Writes to somebody that their password or second factor was changed, in case it was not them.</summary>
public sealed class TellChanged(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid personId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (await db.Users.SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } person) return Problem.Missing;
        // Nobody reads the second credentials' address.
        if (person.GroupOf is not null) return Result.Done;
        db.Add(DoorMails.To(DoorMailKind.Changed, person, clock.Now));
        return await db.SaveAsync(ct);
    }
}
