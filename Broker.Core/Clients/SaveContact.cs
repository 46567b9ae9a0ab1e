using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>A new contact of a client, or what is known of one (R-ASC-08).</summary>
public sealed class SaveContact(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>The client a new contact belongs to.</summary>
        public Guid ClientId { get; set; }

        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(Contact.NameLength)] public string? FirstName { get; set; }
        [Required, MaxLength(Contact.NameLength)] public string? LastName { get; set; }
        public Guid? TypeId { get; set; }
        [MaxLength(Contact.NameLength)] public string? Role { get; set; }
        [MaxLength(Contact.EmailLength)] public string? Email { get; set; }
        [MaxLength(Contact.EmailLength)] public string? OtherEmail { get; set; }
        [MaxLength(Contact.PhoneLength)] public string? Phone { get; set; }
        [MaxLength(Contact.PhoneLength)] public string? Mobile { get; set; }
        [MaxLength(Contact.NoteLength)] public string? Note { get; set; }

        /// <summary>What is typed in the firm's own fields, by field; null when they are not asked for.</summary>
        public Dictionary<Guid, string?>? Custom { get; set; }

        public static Input Of(ContactQuery.ContactRecord contact) => new()
        {
            ClientId = contact.ClientId, Id = contact.Id, Version = contact.Version, FirstName = contact.FirstName, LastName = contact.LastName, TypeId = contact.TypeId,
            Role = contact.Role, Email = contact.Email, OtherEmail = contact.OtherEmail, Phone = contact.Phone, Mobile = contact.Mobile, Note = contact.Note, Custom = contact.Custom.ToDictionary(row => row.Field.Id, row => row.Value),
        };
    }

    /// <returns>The contact's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (NotAnAddress(input) is { } field) return new Problem("input.not-an-email", field);
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;

        var contact = input.Id is { } id
            ? await db.Contacts.SingleOrDefaultAsync(c => c.Id == id && c.ClientId == input.ClientId, ct)
            : db.Add(new Contact { ClientId = input.ClientId, FirstName = input.FirstName!, LastName = input.LastName! }).Entity;
        if (contact is null) return Problem.Missing;
        if (input.Id is not null && contact.Version != input.Version) return Problem.Stale;
        if (!await db.MayChooseAsync(ListKind.ContactType, input.TypeId, contact.TypeId, ct)) return Problem.Missing.At(nameof(Input.TypeId));

        (contact.FirstName, contact.LastName, contact.TypeId, contact.Role) = (input.FirstName!.Trim(), input.LastName!.Trim(), input.TypeId, Inputs.Tidy(input.Role));
        (contact.Email, contact.OtherEmail) = (Inputs.Tidy(input.Email), Inputs.Tidy(input.OtherEmail));
        (contact.Phone, contact.Mobile, contact.Note) = (Inputs.Tidy(input.Phone), Inputs.Tidy(input.Mobile), Inputs.Tidy(input.Note));
        var custom = await CustomValues.WriteAsync(db, CustomSubject.Contact, contact.Id, contact.ClientId, input.Custom, ct);
        if (custom.Failed) return custom.Problem;
        if (custom.Value) db.Touch(contact);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : contact.Id;
    }

    private static string? NotAnAddress(Input input) =>
        IsWrong(input.Email) ? nameof(Input.Email) : IsWrong(input.OtherEmail) ? nameof(Input.OtherEmail) : null;

    private static bool IsWrong(string? email) => Inputs.Tidy(email) is { } typed && !MailAddress.TryCreate(typed, out _);
}
