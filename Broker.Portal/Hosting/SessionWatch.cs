using System.Security.Claims;
using Broker.Core.Access;
using Broker.Core.Staff;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Broker.Portal.Hosting;

/// <summary>An open screen is asked every minute whether its session still lives; what it may do is read at every operation anyway.</summary>
public sealed class SessionWatch(ILoggerFactory logs, SessionAlive alive) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken ct) =>
        state.User.PersonId() is { } person && state.User.FindFirstValue(Identities.SessionClaim) is { } session
        && await alive.RunAsync(Caller.System(Jobs.Sessions), person, session, ct);
}
