using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>A new client, or an existing one's identity.</summary>
public sealed partial class SaveClient(BrokerStore store, FirmClock clock)
{
    public const string AddressChanged = "client.address-changed", AddressAdded = "client.address-added", AddressRemoved = "client.address-removed",
        EnteredAgain = "client.entered-despite-duplicate";

    public const int DuplicateReasonLength = 500;

    /// <summary>A client who seems to be there already (D-15): the form shows who, and asks for a reason.</summary>
    public static readonly Problem LooksDouble = new("client.duplicate", nameof(Input.DuplicateReason));

    /// <returns>The client's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) =>
        RunningNumber.SaveAsync(input.Id is null, () => SaveAsync(by, input, ct));

    private async Task<Result<Guid>> SaveAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (IdentityCheck.Find(input, clock.Today) is { } wrong) return wrong;

        var client = input.Id is { } id
            ? await db.Clients.SingleOrDefaultAsync(c => c.Id == id, ct)
            : db.Add(new Client { Reference = await NextReferenceAsync(db, ct), Kind = input.Kind!.Value, Name = "", State = input.State }).Entity;
        if (client is null) return Problem.Missing;
        if (input.Id is not null && client.Version != input.Version) return Problem.Stale;
        if (await IdentityCheck.FindAsync(db, input, client, ct) is { } unknown) return unknown;
        if (input.State != client.State && (input.State == ClientState.Archived || client.State == ClientState.Archived)) return new Problem("client.archive-apart", nameof(Input.State));
        if (input.Id is null && await RefusedAsDoubleAsync(db, client.Id, input, ct) is { } twice) return twice;

        var before = client.Address;
        Write(input, client);
        if (input.Id is null) await db.WelcomeAsync(client, clock.Today, ct);
        else if (client.Address != before) await db.TellMoveAsync(client, before, clock.Today, ct);
        await WritePhonesAsync(db, input, client, ct);
        await WriteAddressesAsync(db, input, client, ct);
        if (await WriteCustomAsync(db, input, client, ct) is { } refused) return refused;
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : client.Id;
    }

    private static async Task<Problem?> RefusedAsDoubleAsync(BrokerDb db, Guid newId, Input input, CancellationToken ct)
    {
        var candidates = await Duplicates.FindAsync(db, input, ct);
        if (candidates.Count == 0) return null;
        if (Inputs.Tidy(input.DuplicateReason) is not { } reason || !db.Actor.May(Permission.ManageDuplicates)) return LooksDouble;
        db.AddEvent(newId, null, EnteredAgain, string.Join(", ", candidates.Select(c => $"{c.Name} ({c.Reference})")), reason);
        return null;
    }

    internal static void Write(Input input, Client client)
    {
        var kind = input.Kind!.Value;
        (client.Kind, client.State, client.HandlerId) = (kind, input.State, input.HandlerId);
        client.Name = Client.EnvelopeName(kind, input.Name, input.TradeName, input.LastName, input.FirstName);

        // What the other kinds have, this one has not.
        var (person, business) = (kind != ClientKind.Company, kind != ClientKind.NaturalPerson);
        (client.Civility, client.FamilySituation, client.BirthDate, client.CategoryId) =
            person ? (input.Civility, input.FamilySituation, input.BirthDate, input.CategoryId) : (null, null, null, null);
        client.LastName = If(person, input.LastName);
        client.FirstName = If(person, input.FirstName);
        client.BirthName = If(person, input.BirthName);
        client.BirthPlace = If(person, input.BirthPlace);
        client.Profession = If(person, input.Profession);
        client.TradeName = If(business, input.TradeName);
        client.Siret = If(business, input.Siret) is { } siret ? Siret.Read(siret) : null;
        client.Siren = If(business, input.Siren) is { } siren ? Siren.Read(siren) : client.Siret?[..9];
        client.Naf = If(business, input.Naf) is { } naf ? Naf.Read(naf) : null;
        client.VatNumber = If(business, input.VatNumber) is { } vat ? VatNumber.Read(vat) : null;
        (client.LegalFormId, client.FoundedOn, client.Headcount) = business ? (input.LegalFormId, input.FoundedOn, input.Headcount) : (null, null, null);

        (client.Email, client.SecondEmail) = (Inputs.Tidy(input.Email), Inputs.Tidy(input.SecondEmail));
        (client.Phone, client.PhoneKind) = (Inputs.Tidy(input.Phone), input.PhoneKind);
        (client.Street, client.PostalCode, client.City, client.Country) = (Inputs.Tidy(input.Street), Inputs.Tidy(input.PostalCode), Inputs.Tidy(input.City), input.Country);
        client.CorrespondenceTypeId = input.CorrespondenceTypeId;
        (client.MailConsentOn, client.CallConsentOn, client.SmsConsentOn, client.SharingConsentOn) =
            (input.MailConsentOn, input.CallConsentOn, input.SmsConsentOn, input.SharingConsentOn);
        (client.Language, client.SegmentId, client.OriginId, client.ImportantNotes) = (input.Language, input.SegmentId, input.OriginId, Inputs.Tidy(input.ImportantNotes));
    }

    private static string? If(bool applies, string? typed) => applies ? Inputs.Tidy(typed) : null;

    private static async Task WritePhonesAsync(BrokerDb db, Input input, Client client, CancellationToken ct)
    {
        var stored = await db.ClientPhones.Where(p => p.ClientId == client.Id).ToListAsync(ct);
        var typed = input.OtherPhones.Where(p => !string.IsNullOrWhiteSpace(p.Number)).ToList();
        for (var i = 0; i < typed.Count; i++)
        {
            var (row, number) = (typed[i], typed[i].Number!.Trim());
            if (stored.Find(p => p.Id == row.Id) is { } phone) (phone.Kind, phone.Number, phone.Position) = (row.Kind, number, i);
            else db.Add(new ClientPhone { ClientId = client.Id, Kind = row.Kind, Number = number, Position = i });
        }
        db.RemoveRange(stored.Where(p => typed.All(t => t.Id != p.Id)));
        TouchIf<ClientPhone>(db, client);
    }

    private static async Task WriteAddressesAsync(BrokerDb db, Input input, Client client, CancellationToken ct)
    {
        var stored = await db.ClientAddresses.Where(a => a.ClientId == client.Id).ToListAsync(ct);
        var typed = input.OtherAddresses.Where(a => !a.IsEmpty).ToList();
        for (var i = 0; i < typed.Count; i++)
        {
            var row = typed[i];
            var address = stored.Find(a => a.Id == row.Id) ?? db.Add(new ClientAddress { ClientId = client.Id }).Entity;
            var before = address.Text;
            (address.Street, address.PostalCode, address.City, address.Country) = (Inputs.Tidy(row.Street), Inputs.Tidy(row.PostalCode), Inputs.Tidy(row.City), row.Country);
            (address.CorrespondenceTypeId, address.Position) = (row.CorrespondenceTypeId, i);
            if (input.Id is null || address.Text == before) continue;
            if (before == "") db.AddEvent(client.Id, null, AddressAdded, address.Text);
            else db.AddEvent(client.Id, null, AddressChanged, before, address.Text);
        }
        foreach (var gone in stored.Where(a => typed.All(t => t.Id != a.Id)))
        {
            db.Remove(gone);
            db.AddEvent(client.Id, null, AddressRemoved, gone.Text);
        }
        TouchIf<ClientAddress>(db, client);
    }

    internal static async Task<Problem?> WriteCustomAsync(BrokerDb db, Input input, Client client, CancellationToken ct)
    {
        var written = await CustomValues.WriteAsync(db, CustomSubject.Client, client.Id, client.Id, input.Custom, ct);
        if (!written.Failed && written.Value) db.Touch(client);
        return written.Problem;
    }

    /// <summary>Who changes a part changes the record: the next to save meets it.</summary>
    private static void TouchIf<T>(BrokerDb db, Client client) where T : class
    {
        if (db.ChangeTracker.Entries<T>().Any(e => e.State != EntityState.Unchanged)) db.Touch(client);
    }

    internal static async Task<string> NextReferenceAsync(BrokerDb db, CancellationToken ct)
    {
        var last = await db.Clients.Where(c => c.Reference.StartsWith("C-"))
            .OrderByDescending(c => c.Reference.Length).ThenByDescending(c => c.Reference).Select(c => c.Reference).FirstOrDefaultAsync(ct);
        var number = int.TryParse(last?[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n + 1 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"C-{number:00000}");
    }
}
