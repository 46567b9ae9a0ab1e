using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>What somebody sees who opens an invitation's link. Looking changes nothing: mail scanners look too.</summary>
public sealed class InvitationQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="NeedsPassword">None was chosen yet; otherwise they sign in with theirs.</param>
    public sealed record Invited(string FirstName, string Email, string Account, bool NeedsPassword);

    public async Task<Result<Invited>> RunAsync(Caller by, string token, CancellationToken ct = default)
    {
        // Whoever comes is not known yet, and the link speaks for them.
        await using var db = await store.OpenToReadAsync(Caller.System(Jobs.Sessions), ct);
        var found = await OpenedLink.FindAsync(db, token, clock.Now, ct);
        if (found.Failed) return found.Problem;
        var (person, account) = (found.Value.Person, found.Value.Client.Name);
        return new Invited(person.FirstName, person.Email!, account, person.PasswordHash is null);
    }
}
