using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>One with access to an account, as they are called there.</summary>
public sealed record Member(Membership Membership, string FirstName, string LastName)
{
    public string Name => $"{FirstName} {LastName}".Trim();

    public string Initials => string.Concat(new[] { FirstName, LastName }.Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0])));
}

public static class Members
{
    /// <summary>Somebody's access, with what is shared with them. The second credentials of a principal are nobody, and are settled elsewhere (D-22).</summary>
    public static Task<Membership?> MemberAsync(this BrokerDb db, Guid membershipId, CancellationToken ct) =>
        db.Memberships.Include(m => m.Shares).SingleOrDefaultAsync(m => m.Id == membershipId && m.Active && db.Users.Any(p => p.Id == m.PersonId && p.GroupOf == null), ct);

    /// <summary>Those who have access to an account now, or were asked in, with what is shared with them.</summary>
    public static async Task<IReadOnlyList<Member>> MembersAsync(this BrokerDb db, Guid clientId, CancellationToken ct)
    {
        var rows = await (
            from membership in db.Memberships.Include(m => m.Shares)
            join person in db.Users on membership.PersonId equals person.Id
            where membership.ClientId == clientId && membership.Active && person.Active && person.GroupOf == null
            select new { membership, person.FirstName, person.LastName }).AsNoTracking().ToListAsync(ct);
        var called = (await db.Contacts.Where(k => k.ClientId == clientId && k.PersonId != null).Select(k => new { k.PersonId, k.FirstName, k.LastName }).ToListAsync(ct)).ToLookup(k => k.PersonId!.Value);
        return [.. rows.Select(r => called[r.membership.PersonId].FirstOrDefault() is { } contact ? new Member(r.membership, contact.FirstName, contact.LastName) : new Member(r.membership, r.FirstName, r.LastName))];
    }
}
