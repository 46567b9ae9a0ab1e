using System.Security.Claims;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Staff;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Broker.Portal.Hosting;

/// <summary>
/// An open screen is asked every minute, and whenever the bell says that one of this person's sessions changed, whether its session still lives; what it
/// may do is read at every operation anyway. Once it has ended, the screen goes back to the door.
/// </summary>
public sealed class SessionWatch(ILoggerFactory logs, SessionAlive alive, TouchSession touch, ChangeFeed feed, TimeProvider clock) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private static readonly Caller Me = Caller.System(Jobs.Sessions);
    private IDisposable? listening;
    private (Guid Person, string Key)? session;
    private DateTimeOffset touchedAt;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <summary>Nothing that arrives on this circuit is answered any more.</summary>
    public bool Ended { get; private set; }

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken ct) =>
        SessionOf(state) is { } mine ? !(Ended = !await alive.RunAsync(Me, mine.Person, mine.Key, ct)) : state.User.Identity?.IsAuthenticated != true;

    /// <summary>The circuit has opened: from now on its person's sessions are watched.</summary>
    public async Task BeginAsync()
    {
        var state = await GetAuthenticationStateAsync();
        (session, touchedAt) = (SessionOf(state), clock.GetUtcNow());
        if (session is not { } mine) return;
        listening = feed.Listen(null, change => (change.Subject is nameof(SignInSession) or nameof(Person)) && change.Id == mine.Person, () => _ = CheckAsync(mine));
    }

    /// <summary>Somebody did something on the screen.</summary>
    public void Act()
    {
        var now = clock.GetUtcNow();
        if (session is not { } mine || now - touchedAt < SignInSession.Touch) return;
        touchedAt = now;
        _ = touch.RunAsync(Me, mine.Key);
    }

    private async Task CheckAsync((Guid Person, string Key) mine)
    {
        if (Ended || await alive.RunAsync(Me, mine.Person, mine.Key)) return;
        Ended = true;
        SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }

    private static (Guid Person, string Key)? SessionOf(AuthenticationState state) =>
        state.User.PersonId() is { } person && state.User.FindFirstValue(Identities.SessionClaim) is { } key ? (person, key) : null;

    protected override void Dispose(bool disposing)
    {
        listening?.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Everything that arrives on a circuit passes here: after its session has ended, nothing is let through.</summary>
public sealed class SessionGuard(AuthenticationStateProvider states) : CircuitHandler
{
    private readonly SessionWatch? watch = states as SessionWatch;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken ct) => watch?.BeginAsync() ?? Task.CompletedTask;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        if (watch?.Ended == true) return Task.CompletedTask;
        watch?.Act();
        return next(context);
    };
}
