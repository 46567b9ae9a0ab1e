using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>How one may come in, as whoever stands at the door may know.</summary>
public sealed class SignInWaysQuery(BrokerStore store, SharedAnswers answers)
{
    /// <param name="SecondFactor">Who of the firm needs one.</param>
    public sealed record Ways(SignInWays Clients, SecondFactorFor SecondFactor, bool ForgottenPassword, bool Registration, Guid Version)
    {
        public bool ByCode => Clients != SignInWays.Password;
        public bool ByPassword => Clients != SignInWays.Code;
    }

    public Task<Ways> RunAsync(Caller by, CancellationToken ct = default) => answers.GetAsync(null, Actor.Nobody, nameof(SignInWaysQuery), async () =>
    {
        await using var db = await store.OpenToReadAsync(Caller.System(Jobs.Sessions), CancellationToken.None);
        var on = await db.FeaturesOnAsync(CancellationToken.None);
        var firm = await db.Firms.AsNoTracking().Select(f => new { f.SignInWays, f.SecondFactor, f.Version }).SingleOrDefaultAsync(CancellationToken.None);
        return new Ways(firm?.SignInWays ?? SignInWays.Both, firm?.SecondFactor ?? SecondFactorFor.Administrators, on.Contains(Feature.ForgottenPassword), on.Contains(Feature.ProspectAccounts), firm?.Version ?? Guid.Empty);
    });
}
