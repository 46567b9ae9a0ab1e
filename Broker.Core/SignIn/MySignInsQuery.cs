using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Where one is signed in now, and when one came lately: one's own, whoever one is.</summary>
public sealed class MySignInsQuery(BrokerStore store, FirmClock clock)
{
    private const int Shown = 20;

    /// <param name="Id">Short name of the session, by which it can be ended.</param>
    public sealed record Session(string Id, string? Agent, string? Address, DateTime Since, DateTime SeenAt, bool Remembered, bool IsThis);

    public sealed record SignIns(IReadOnlyList<Session> Sessions, IReadOnlyList<SignInLine> Last);

    /// <param name="key">Hash of the session that asks.</param>
    public async Task<SignIns> RunAsync(Caller by, string? key, CancellationToken ct = default)
    {
        if (by.PersonId is not { } me) return new([], []);
        // One's own sessions are one's own, in whichever account one is.
        await using var db = await store.OpenToReadAsync(Caller.System(Jobs.Sessions), ct);
        var now = clock.Now;
        var sessions = await db.SignInSessions.AsNoTracking().Where(s => s.PersonId == me && s.ExpiresAt > now && (s.Lasts || s.SeenAt > now - SignInSession.Idle)).OrderByDescending(s => s.SeenAt)
            .Select(s => new { s.KeyHash, s.Agent, s.Address, s.CreatedAt, s.SeenAt, s.Remembered }).ToListAsync(ct);
        var last = await db.SignInRecords.AsNoTracking().Where(r => r.PersonId == me).OrderByDescending(r => r.At).Take(Shown)
            .Select(r => new SignInLine(r.PersonId, "", r.At, r.Way, r.Outcome, r.Address, r.Agent)).ToListAsync(ct);
        return new([.. sessions.Select(s => new Session(s.KeyHash[..16], s.Agent, s.Address, s.CreatedAt, s.SeenAt, s.Remembered, s.KeyHash == key))], last);
    }
}

public sealed record SignInLine(Guid PersonId, string Name, DateTime At, SignInWay Way, SignInOutcome Outcome, string? Address, string? Agent);
