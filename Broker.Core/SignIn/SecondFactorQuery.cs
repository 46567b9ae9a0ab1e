using Broker.Core.Access;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Whether somebody has a second factor, and whether the firm asks one of them (D-21).</summary>
public sealed class SecondFactorQuery(BrokerStore store)
{
    /// <param name="Passkeys">How many; each stands for both factors.</param>
    public sealed record SecondFactor(bool App, int Passkeys, bool Asked)
    {
        public bool Due => Asked && !App && Passkeys == 0;
    }

    public async Task<SecondFactor?> RunAsync(Caller by, Guid personId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandSystem();
        var asks = await db.Firms.AsNoTracking().Select(f => (SecondFactorFor?)f.SecondFactor).SingleOrDefaultAsync(ct) ?? SecondFactorFor.Administrators;
        return await db.Users.Where(p => p.Id == personId)
            .Select(p => new SecondFactor(p.TwoFactorEnabled, db.Set<IdentityUserPasskey<Guid>>().Count(k => k.UserId == p.Id),
                p.ProfileId != null && (asks == SecondFactorFor.Everybody || (asks == SecondFactorFor.Administrators && p.Profile!.IsAdministrator))))
            .SingleOrDefaultAsync(ct);
    }
}
