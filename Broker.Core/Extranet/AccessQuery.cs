using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>A client's people: who may come in, how far, when they last did; and the contacts who may not. For the firm, and for those of the client's who manage access.</summary>
public sealed class AccessQuery(BrokerStore store)
{
    /// <param name="SeenAt">When they were last there; null for who never came, or not lately.</param>
    /// <param name="SeenWith">The browser, as it names itself.</param>
    /// <param name="Contracts">How many contracts are shared with them; <paramref name="Things"/>: how much else.</param>
    /// <param name="MayManage">To change or take away, by whoever asks.</param>
    public sealed record PersonRow(Guid MembershipId, Guid Version, Guid PersonId, string FirstName, string LastName, string Email, AccessGroup Group, AccessStage Stage)
    {
        public Guid? ContactId { get; init; }
        public Guid? ContactVersion { get; init; }
        public string? Role { get; init; }
        public string? Phone { get; init; }
        public bool SeesAllDocuments { get; init; }
        public bool MaySubmitForms { get; init; }
        public bool MaySubmitWorkbooks { get; init; }
        public bool AllContracts { get; init; }
        public int Contracts { get; init; }
        public int Things { get; init; }
        public DateTime? SeenAt { get; init; }
        public string? SeenWith { get; init; }
        public bool MayManage { get; init; }
        public bool MayResend { get; init; }
        public bool IsMe { get; init; }

        public string Name => $"{FirstName} {LastName}".Trim();

        public string Initials => string.Concat(new[] { FirstName, LastName }.Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0])));

        public bool SeesEverything => Group is AccessGroup.Primary or AccessGroup.Full;
    }

    /// <param name="Left">They had access once.</param>
    public sealed record ContactRow(Guid Id, Guid Version, string FirstName, string LastName, string? Email, string? Role, string? Phone, bool Left)
    {
        public string Name => $"{FirstName} {LastName}".Trim();
    }

    /// <param name="Open">The client's space is open: nobody comes in otherwise.</param>
    /// <param name="Groups">Those the caller may give.</param>
    public sealed record People(string Client, bool Open, IReadOnlyList<PersonRow> With, IReadOnlyList<ContactRow> Without, IReadOnlyList<AccessGroup> Groups, bool MayNamePrimary)
    {
        /// <summary>Those that can be shared with somebody.</summary>
        public IReadOnlyList<SharedThing> Contracts { get; init; } = [];
    }

    public async Task<People?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        Granting.DemandReading(db.Actor);
        if (await db.Clients.Where(c => c.Id == clientId).Select(c => c.Name).SingleOrDefaultAsync(ct) is not { } client) return null;

        var members = await db.MembersAsync(clientId, ct);
        var ids = members.Select(m => m.Membership.PersonId).ToList();
        var addresses = await db.Users.Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Email!, ct);
        var contacts = await db.Contacts.AsNoTracking().Where(k => k.ClientId == clientId).OrderBy(k => k.LastName).ThenBy(k => k.FirstName).ToListAsync(ct);
        var left = await db.Memberships.Where(m => m.ClientId == clientId && !m.Active).Select(m => m.PersonId).ToListAsync(ct);
        var seen = await db.LastSeenAsync(ids, ct);
        var primary = members.Any(m => m.Membership.Group == AccessGroup.Primary);
        return new(client, await db.OpenAccounts.AnyAsync(a => a.ClientId == clientId, ct),
            [.. members.OrderBy(m => m.Membership.Group).ThenBy(m => m.LastName).Select(m => Row(db.Actor, m, addresses[m.Membership.PersonId], contacts.Find(k => k.PersonId == m.Membership.PersonId), seen))],
            [.. contacts.Where(k => k.PersonId is not { } person || !ids.Contains(person)).Select(k => new ContactRow(k.Id, k.Version, k.FirstName, k.LastName, k.Email, k.Role, k.Phone, k.PersonId is { } p && left.Contains(p)))],
            Granting.GroupsFor(db.Actor, primary), Granting.MayNamePrimary(db.Actor))
        {
            Contracts = await SharedThings.Of(db, SharedItem.Contract, clientId).Where(t => t.Shown).Take(GiveAccess.MostContracts).ToListAsync(ct),
        };
    }

    private static PersonRow Row(Actor by, Member member, string email, Contact? contact, IReadOnlyDictionary<Guid, (DateTime At, string? Agent)> seen)
    {
        var (membership, visit) = (member.Membership, seen.GetValueOrDefault(member.Membership.PersonId));
        return new(membership.Id, membership.Version, membership.PersonId, member.FirstName, member.LastName, email, membership.Group, membership.Stage)
        {
            ContactId = contact?.Id, ContactVersion = contact?.Version, Role = contact?.Role, Phone = contact?.Phone ?? contact?.Mobile,
            SeesAllDocuments = membership.SeesAllDocuments, MaySubmitForms = membership.MaySubmitForms, MaySubmitWorkbooks = membership.MaySubmitWorkbooks, AllContracts = membership.AllContracts,
            Contracts = membership.Shares.Count(s => s.Kind == SharedItem.Contract), Things = membership.Shares.Count(s => s.Kind != SharedItem.Contract),
            SeenAt = visit.At == default ? null : visit.At, SeenWith = visit.Agent, IsMe = membership.PersonId == by.PersonId,
            MayManage = Granting.MayManage(by, membership.Group),
            MayResend = membership.Stage == AccessStage.Invited && (Granting.MayManage(by, membership.Group) || by.May(Permission.ManageClients)),
        };
    }
}
