using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>What is known of one who has access, as their own people may say it: name, role, telephone. The address by which they sign in is theirs alone.</summary>
public sealed class SaveColleague(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ContactId { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(Contact.NameLength)] public string? FirstName { get; set; }
        [Required, MaxLength(Contact.NameLength)] public string? LastName { get; set; }
        [MaxLength(Contact.NameLength)] public string? Role { get; set; }
        [MaxLength(Contact.PhoneLength)] public string? Phone { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        Granting.Demand(db.Actor);
        if (Inputs.Check(input) is { } problem) return problem;
        var contact = await db.Contacts.SingleOrDefaultAsync(k => k.Id == input.ContactId, ct);
        if (contact is null) return Problem.Missing;
        if (contact.Version != input.Version) return Problem.Stale;
        var group = await db.Memberships.Where(m => m.ClientId == contact.ClientId && m.PersonId == contact.PersonId && m.Active).Select(m => (AccessGroup?)m.Group).SingleOrDefaultAsync(ct);
        if (db.Actor.Kind == ActorKind.Client && contact.PersonId != db.Actor.PersonId && group is { } above && !Granting.MayManage(db.Actor, above)) return new Problem(Granting.NotTheirs);

        var before = contact.FullName;
        (contact.FirstName, contact.LastName, contact.Role, contact.Phone) = (input.FirstName!.Trim(), input.LastName!.Trim(), Inputs.Tidy(input.Role), Inputs.Tidy(input.Phone));
        if (db.ChangeTracker.HasChanges()) db.AddEvent(contact.ClientId, null, AccessHistory.Details, before);
        return await db.SaveAsync(ct);
    }
}
