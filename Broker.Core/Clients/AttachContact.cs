using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Speaks about one client with a contact of another's: seen by the firm only (R-ASC-08).</summary>
public sealed class AttachContact(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }
        [Required] public Guid? ContactId { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == input.ContactId, ct) is not { } contact) return Problem.Missing.At(nameof(Input.ContactId));

        if (contact.ClientId == input.ClientId || await db.ContactLinks.AnyAsync(l => l.ClientId == input.ClientId && l.ContactId == contact.Id, ct))
            return Problem.Of("contact.attached-already", contact.FullName).At(nameof(Input.ContactId));
        db.Add(new ContactLink { ClientId = input.ClientId, ContactId = contact.Id });
        return await db.SaveAsync(ct);
    }
}
