using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>Where a signed-in person is at home: the firm's side, or the client accounts open to them.</summary>
public sealed class WhereToQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Principal">From whose account a group session works in this one; null for one's own.</param>
    public sealed record Account(Guid ClientId, string Name, string? Principal = null);

    /// <param name="Accounts">Open to them as a contact; to staff, those at which they are looking as a contact.</param>
    /// <param name="Space">Where this session last went by choice.</param>
    public sealed record Home(bool IsStaff, IReadOnlyList<Account> Accounts, Guid? Space = null)
    {
        /// <summary>They came for the first time, and the firm has yet to let them in (D-24).</summary>
        public bool Awaiting { get; init; }
    }

    public async Task<Home> RunAsync(Caller by, CancellationToken ct = default)
    {
        if (by.PersonId is not { } personId) return new Home(false, []);
        // One's own accounts are found before any of them is opened, hence by the firm's eyes, for this person alone.
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        var person = await db.Users.Where(p => p.Id == personId && p.Active).Select(p => new { IsStaff = p.ProfileId != null }).SingleOrDefaultAsync(ct);
        if (person is null) return new Home(false, []);
        var now = clock.Now;
        var spaces = person.IsStaff
            ? db.ClientViews.Where(v => v.StaffId == personId && v.EndsAt > now).Select(v => new { v.ClientId, PersonId = v.AsPersonId }).Distinct()
            : db.Memberships.Where(m => m.PersonId == personId).Select(m => new { m.ClientId, m.PersonId });
        var accounts = await (
            from space in spaces
            join membership in db.Memberships on space equals new { membership.ClientId, membership.PersonId }
            join access in db.OpenAccounts on space.ClientId equals access.ClientId
            join client in db.Clients on space.ClientId equals client.Id
            where membership.Active && membership.Stage == AccessStage.Open
            orderby client.Name
            select new Account(client.Id, client.Name, null)).ToListAsync(ct);
        if (accounts.Count == 0 && await db.Memberships.AnyAsync(m => m.PersonId == personId && m.Active && m.Stage == AccessStage.Awaiting, ct)) return new Home(person.IsStaff, accounts) { Awaiting = true };
        if (person.IsStaff || by.Session is not { } key) return new Home(person.IsStaff, accounts);

        var session = await db.SignInSessions.Where(s => s.KeyHash == key && s.PersonId == personId && s.ExpiresAt > now).Select(s => new { s.GroupOf, s.Space }).SingleOrDefaultAsync(ct);
        if (session?.GroupOf is { } principal && accounts.Find(a => a.ClientId == principal) is { } group) accounts.AddRange(await MembersAsync(db, personId, group, ct));
        return new Home(false, accounts, session?.Space);
    }

    /// <summary>The same as the archive's door says of each: allowed by the principal's switch, open, and to its primary and full people alone.</summary>
    private static async Task<List<Account>> MembersAsync(BrokerDb db, Guid personId, Account principal, CancellationToken ct)
    {
        if (!await db.OpenAccounts.AnyAsync(a => a.ClientId == principal.ClientId && a.Group, ct)
            || !await db.Memberships.AnyAsync(m => m.PersonId == personId && m.ClientId == principal.ClientId && (m.Group == AccessGroup.Primary || m.Group == AccessGroup.Full), ct)) return [];
        return await (
            from client in db.Clients
            join access in db.OpenAccounts on client.Id equals access.ClientId
            where client.ParentId == principal.ClientId && !db.Memberships.Any(m => m.PersonId == personId && m.ClientId == client.Id && m.Active && m.Stage == AccessStage.Open)
            orderby client.Name
            select new Account(client.Id, client.Name, principal.Name)).ToListAsync(ct);
    }
}
