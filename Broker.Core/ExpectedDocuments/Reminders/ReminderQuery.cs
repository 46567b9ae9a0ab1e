using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>What a reminder about one file has to say, now: to whom, about what, and exactly what is missing (AS-12). Its sentences are whoever's who writes it, in the client's language.</summary>
public sealed class ReminderQuery(BrokerStore store, FirmIdentity configured, FirmClock clock)
{
    /// <param name="fileId">A contract, a proposal, or a claim.</param>
    /// <returns>Null when there is no such file.</returns>
    public async Task<Reminder?> RunAsync(Caller by, Guid fileId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        return await OfFileAsync(db, fileId, configured, clock.Today, ct);
    }

    internal static async Task<Reminder?> OfFileAsync(BrokerDb db, Guid fileId, FirmIdentity configured, DateOnly today, CancellationToken ct)
    {
        var client = await db.Contracts.Where(c => c.Id == fileId).Select(c => (Guid?)c.ClientId).SingleOrDefaultAsync(ct)
            ?? await db.Proposals.Where(p => p.Id == fileId).Select(p => (Guid?)p.ClientId).SingleOrDefaultAsync(ct)
            ?? (db.Actor.May(Permission.ViewClaims) ? await db.Claims.Where(c => c.Id == fileId).Select(c => (Guid?)c.ClientId).SingleOrDefaultAsync(ct) : null);
        return client is not { } id ? null : await ReminderReading.ReadAsync(db, id, fileId, db.Actor.PersonId is null ? null : db.Actor.Name, await db.FirmIdentityAsync(configured, ct), today, ct);
    }
}
