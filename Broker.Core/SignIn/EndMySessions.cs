using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Ends one of one's own sessions, or all but the one that asks: on a telephone that was lost, on somebody else's computer.</summary>
public sealed class EndMySessions(BrokerStore store)
{
    /// <param name="key">Hash of the session that asks.</param>
    /// <param name="one">Short name of the one to end; null for all the others.</param>
    public async Task<Result> RunAsync(Caller by, string key, string? one = null, CancellationToken ct = default)
    {
        if (by.PersonId is not { } me) return Problem.Missing;
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        var mine = await db.SignInSessions.Where(s => s.PersonId == me && (one != null || s.KeyHash != key)).ToListAsync(ct);
        db.RemoveRange(one is null ? mine : mine.Where(s => one.Length == 16 && s.KeyHash.StartsWith(one, StringComparison.Ordinal)));
        return await db.SaveAsync(ct);
    }
}
