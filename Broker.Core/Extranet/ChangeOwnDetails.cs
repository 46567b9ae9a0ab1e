using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>
/// A client changes what the firm knows of it (F4, D-29): at once, with a line of history for each thing changed, before and after. What is there may be
/// replaced, never emptied; another e-mail address counts once it is confirmed.
/// </summary>
public sealed class ChangeOwnDetails(BrokerStore store, FirmClock clock)
{
    public const string NameChanged = "client.own-name", PhoneChanged = "client.own-phone", LanguageChanged = "client.own-language";

    public sealed class Input
    {
        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        [MaxLength(Client.NameLength)] public string? Name { get; set; }
        [MaxLength(Client.NameLength)] public string? TradeName { get; set; }
        [MaxLength(Client.ShortLength)] public string? LastName { get; set; }
        [MaxLength(Client.ShortLength - 1)] public string? FirstName { get; set; }
        [IsEmail, MaxLength(DoorMail.AddressLength)] public string? Email { get; set; }
        [MaxLength(ClientPhone.NumberLength)] public string? Phone { get; set; }
        [MaxLength(200)] public string? Street { get; set; }
        [MaxLength(12)] public string? PostalCode { get; set; }
        [MaxLength(100)] public string? City { get; set; }
        [Required] public string? Country { get; set; }
        [Required, RegularExpression("fr|en")] public string? Language { get; set; }

        public static Input Of(OwnDetailsQuery.ClientPart client) => new()
        {
            Version = client.Version, Name = client.Kind == ClientKind.Company ? client.Name : null, TradeName = client.TradeName, LastName = client.LastName, FirstName = client.FirstName,
            Email = client.Wished ?? client.Email, Phone = client.Phone, Street = client.Street, PostalCode = client.PostalCode, City = client.City, Country = client.Country, Language = client.Language,
        };
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.EditAccount);
        db.Actor.Demand(Feature.OwnDetails);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (!Countries.Knows(input.Country)) return new Problem("input.not-accepted", nameof(Input.Country));
        if (await db.Clients.SingleOrDefaultAsync(c => c.Id == db.Actor.ClientId, ct) is not { } client) return Problem.Missing;
        if (client.Version != input.Version) return Problem.Stale;
        if (Emptied(input, client) is { } emptied) return emptied;

        var (name, phone, language, address) = (client.Name, client.Phone, client.Language, client.Address);
        Write(input, client);
        if (client.Name != name) db.AddEvent(client.Id, null, NameChanged, name, client.Name);
        if (client.Phone != phone) db.AddEvent(client.Id, null, PhoneChanged, phone ?? "–", client.Phone ?? "–");
        if (client.Language != language) db.AddEvent(client.Id, null, LanguageChanged, language, client.Language);
        if (client.Address != address) await db.TellMoveAsync(client, address, clock.Today, ct);
        await db.WishEmailAsync(client.Id, null, client.Email, Inputs.Tidy(input.Email), db.Actor.Name, db.Actor.Language, ct);
        await db.TellOwnChangeAsync(client, db.Actor.Signature, ct);
        return await db.SaveAsync(ct);
    }

    private static void Write(Input input, Client client)
    {
        if (client.Kind != ClientKind.Company) (client.LastName, client.FirstName) = (Inputs.Tidy(input.LastName), Inputs.Tidy(input.FirstName));
        if (client.Kind != ClientKind.NaturalPerson) client.TradeName = Inputs.Tidy(input.TradeName);
        client.Name = Client.EnvelopeName(client.Kind, input.Name, client.TradeName, client.LastName, client.FirstName);
        client.Phone = Inputs.Tidy(input.Phone);
        (client.Street, client.PostalCode, client.City, client.Country) = (Inputs.Tidy(input.Street), Inputs.Tidy(input.PostalCode), Inputs.Tidy(input.City), input.Country!);
        client.Language = input.Language!;
    }

    /// <summary>Whatever a client cannot be without, and whatever the firm already knows.</summary>
    private static Problem? Emptied(Input input, Client client)
    {
        var company = client.Kind == ClientKind.Company;
        List<(string Field, bool Needed, string? Typed)> fields =
        [
            (nameof(Input.Name), company, input.Name), (nameof(Input.LastName), !company, input.LastName), (nameof(Input.FirstName), !company, input.FirstName),
            (nameof(Input.TradeName), client.Kind != ClientKind.NaturalPerson && client.TradeName is not null, input.TradeName), (nameof(Input.Email), client.Email is not null, input.Email),
            (nameof(Input.Phone), client.Phone is not null, input.Phone), (nameof(Input.Street), client.Street is not null, input.Street),
            (nameof(Input.PostalCode), client.PostalCode is not null, input.PostalCode), (nameof(Input.City), client.City is not null, input.City),
        ];
        return fields.Where(f => f.Needed && Inputs.Tidy(f.Typed) is null).Select(f => new Problem("details.not-emptied", f.Field)).FirstOrDefault();
    }
}
