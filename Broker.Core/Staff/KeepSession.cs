using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>Remembers a signed-in browser, or renews what is remembered of it.</summary>
public sealed class KeepSession(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public required string KeyHash { get; init; }
        public required Guid PersonId { get; init; }
        public required byte[] Ticket { get; init; }
        public required DateTime ExpiresAt { get; init; }
        public string? Agent { get; init; }
        public string? Address { get; init; }
        public bool Remembered { get; init; }
        public bool Lasts { get; init; } = true;
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();

        var session = await db.SignInSessions.SingleOrDefaultAsync(s => s.KeyHash == input.KeyHash, ct);
        if (session is null)
        {
            // A good moment to forget those that ended by themselves.
            db.RemoveRange(await db.SignInSessions.Where(s => s.ExpiresAt < clock.Now).Take(100).ToListAsync(ct));
            db.Add(session = new SignInSession
            {
                KeyHash = input.KeyHash, PersonId = input.PersonId, Ticket = input.Ticket, CreatedAt = clock.Now, SeenAt = clock.Now,
                ExpiresAt = input.ExpiresAt, GroupOf = await db.Users.Where(p => p.Id == input.PersonId).Select(p => p.GroupOf).SingleOrDefaultAsync(ct),
                Agent = input.Agent is { } agent ? Inputs.Cut(agent, 200) : null,
                Address = input.Address is { } address ? Inputs.Cut(address, SignInSession.AddressLength) : null, Remembered = input.Remembered, Lasts = input.Lasts,
            });
        }
        (session.Ticket, session.ExpiresAt, session.SeenAt) = (input.Ticket, input.ExpiresAt, clock.Now);
        return await db.SaveAsync(ct);
    }
}
