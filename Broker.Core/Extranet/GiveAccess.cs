using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>
/// Lets somebody of a client's in: a contact of theirs, or somebody new. Who is unknown is asked in by mail; who signs in elsewhere already is told, and
/// comes in with what they have. They see what their group sees: the limited nothing but what is shared with them (IND-09).
/// </summary>
public sealed class GiveAccess(BrokerStore store)
{
    public const int MostContracts = 200;

    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>A contact there already; none for somebody new.</summary>
        public Guid? ContactId { get; set; }
        [MaxLength(Contact.NameLength)] public string? FirstName { get; set; }
        [MaxLength(Contact.NameLength)] public string? LastName { get; set; }
        [Required, MaxLength(Contact.EmailLength)] public string? Email { get; set; }
        [MaxLength(Contact.NameLength)] public string? Role { get; set; }
        [MaxLength(Contact.PhoneLength)] public string? Phone { get; set; }
        [RegularExpression("fr|en")] public string? Language { get; set; }
        public AccessGroup Group { get; set; } = AccessGroup.Limited;
        public bool SeesAllDocuments { get; set; }
        public bool MaySubmitForms { get; set; }
        public bool MaySubmitWorkbooks { get; set; }

        /// <summary>Every contract, those to come included.</summary>
        public bool AllContracts { get; set; }

        /// <summary>Otherwise these, whole.</summary>
        [MaxLength(MostContracts)] public List<Guid> Contracts { get; set; } = [];

        internal Rights Rights => new(Group, SeesAllDocuments, MaySubmitForms, MaySubmitWorkbooks, AllContracts);
    }

    /// <returns>The membership's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        Granting.Demand(db.Actor);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!MailAddress.TryCreate(input.Email!.Trim(), out _)) return new Problem("input.not-an-email", nameof(Input.Email));
        if (await db.Clients.SingleOrDefaultAsync(c => c.Id == input.ClientId, ct) is not { } client) return Problem.Missing;
        if (await WhyNotAsync(db, client, input, ct) is { } refused) return refused;
        if (await SharedAsync(db, input, ct) is not { } contracts) return Problem.Missing.At(nameof(Input.Contracts));

        var found = await ContactAsync(db, input, ct);
        if (found.Failed) return found.Problem;
        var contact = found.Value;
        var person = await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == input.Email.Trim().ToUpperInvariant(), ct);
        // One address is one person, and the firm's own come in by another door (IND-26).
        if (person is { ProfileId: not null } or { GroupOf: not null } or { Active: false }) return new Problem("access.address-not-possible", nameof(Input.Email));
        if (person is null) db.Add(person = Person.Of(input.Email.Trim(), contact.FirstName, contact.LastName, input.Language ?? db.Actor.Language));

        var membership = await db.Memberships.Include(m => m.Shares).SingleOrDefaultAsync(m => m.ClientId == client.Id && m.PersonId == person.Id, ct);
        if (membership is { Active: true }) return Problem.Of("access.already", person.FullName).At(nameof(Input.Email));
        // Whom the firm refused is not let in by being taken off and given access again.
        if (membership?.Stage == AccessStage.Refused && db.Actor.Kind == ActorKind.Client) return new Problem("access.refused-by-firm", nameof(Input.Email));
        membership ??= db.Add(new Membership { ClientId = client.Id, PersonId = person.Id, Group = input.Group }).Entity;
        input.Rights.WriteTo(membership);
        (membership.Active, membership.Stage) = (true, AccessStage.Invited);
        foreach (var contract in contracts) membership.Shares.Add(new ItemShare { ClientId = client.Id, MembershipId = membership.Id, Kind = SharedItem.Contract, ItemId = contract });
        contact.PersonId = person.Id;
        contact.Email ??= person.Email;

        db.AddEvent(client.Id, null, AccessHistory.Given, contact.FullName, AccessHistory.Word(input.Group));
        await Invitations.IssueAsync(db, person, membership, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : membership.Id;
    }

    private static async Task<Problem?> WhyNotAsync(BrokerDb db, Client client, Input input, CancellationToken ct)
    {
        if (client.State == ClientState.Archived) return new Problem("client.archived-extranet");
        var hasPrimary = await db.Memberships.AnyAsync(m => m.ClientId == client.Id && m.Active && m.Group == AccessGroup.Primary, ct);
        if (input.Group == AccessGroup.Primary && (hasPrimary || !Granting.MayNamePrimary(db.Actor))) return new Problem("access.primary-there", nameof(Input.Group));
        if (input.Group != AccessGroup.Primary && !hasPrimary) return new Problem("access.primary-first", nameof(Input.Group));
        if (Granting.WhyNot(db.Actor, input.Rights) is { } problem) return problem;

        // The first who is asked in finds the space open; where the firm closed it, it says so itself first.
        var access = await db.AccountAccesses.SingleOrDefaultAsync(a => a.ClientId == client.Id, ct);
        if (access is { Open: false }) return new Problem("access.account-closed");
        if (access is not null) return null;
        db.Add(new AccountAccess { ClientId = client.Id });
        db.AddEvent(client.Id, null, SwitchExtranet.Opened);
        return null;
    }

    private static async Task<IReadOnlyList<Guid>?> SharedAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (input.Rights.SeesEverything || input.AllContracts || input.Contracts.Count == 0) return [];
        var asked = input.Contracts.Distinct().ToList();
        var found = await db.Contracts.CountAsync(c => c.ClientId == input.ClientId && c.OnExtranet && EF.Parameter(asked).Contains(c.Id), ct);
        return found == asked.Count ? asked : null;
    }

    /// <summary>The contact it is given to; somebody new, unless their address is a contact's there already.</summary>
    private static async Task<Result<Contact>> ContactAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        var email = input.Email!.Trim();
        if (input.ContactId is { } id)
            return await db.Contacts.SingleOrDefaultAsync(k => k.Id == id && k.ClientId == input.ClientId, ct) is { } contact ? contact : Problem.Missing;
        if (Inputs.Tidy(input.FirstName) is null) return new Problem("input.required", nameof(Input.FirstName));
        if (Inputs.Tidy(input.LastName) is null) return new Problem("input.required", nameof(Input.LastName));
        var known = (await db.Contacts.Where(k => k.ClientId == input.ClientId && k.Email != null).ToListAsync(ct)).Find(k => string.Equals(k.Email, email, StringComparison.OrdinalIgnoreCase));
        return known ?? db.Add(new Contact
        {
            ClientId = input.ClientId, FirstName = input.FirstName!.Trim(), LastName = input.LastName!.Trim(), Email = email, Role = Inputs.Tidy(input.Role), Phone = Inputs.Tidy(input.Phone),
        }).Entity;
    }
}
