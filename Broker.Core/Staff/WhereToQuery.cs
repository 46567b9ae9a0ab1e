using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>Where a signed-in person is at home: the firm's side, or the client accounts open to them.</summary>
public sealed class WhereToQuery(BrokerStore store, FirmClock clock)
{
    public sealed record Account(Guid ClientId, string Name);

    /// <param name="Accounts">Open to them as a contact; to staff, those at which they are looking as a contact.</param>
    public sealed record Home(bool IsStaff, IReadOnlyList<Account> Accounts);

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
            select new Account(client.Id, client.Name)).ToListAsync(ct);
        return new Home(person.IsStaff, accounts);
    }
}
