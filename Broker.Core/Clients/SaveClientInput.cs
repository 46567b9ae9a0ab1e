using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;
using System.Text.Json;

namespace Broker.Core.Clients;

public sealed partial class SaveClient
{
    /// <summary>A client's whole identity, as the form holds it.</summary>
    public sealed class Input
    {
        /// <summary>None for a new client.</summary>
        public Guid? Id { get; set; }

        /// <summary>As it was read: another's save since then is not overwritten.</summary>
        public Guid? Version { get; set; }
        [Required] public ClientKind? Kind { get; set; }

        /// <summary>Prospect or active; archiving is an act of its own.</summary>
        public ClientState State { get; set; } = ClientState.Active;
        [NeededBy(ClientKind.Company), MaxLength(Client.NameLength)] public string? Name { get; set; }

        public Civility? Civility { get; set; }
        [NeededBy(ClientKind.NaturalPerson, ClientKind.SelfEmployed), MaxLength(Client.ShortLength)] public string? LastName { get; set; }
        [NeededBy(ClientKind.NaturalPerson, ClientKind.SelfEmployed), MaxLength(Client.ShortLength - 1)] public string? FirstName { get; set; }
        [MaxLength(Client.ShortLength)] public string? BirthName { get; set; }
        public DateOnly? BirthDate { get; set; }
        [MaxLength(100)] public string? BirthPlace { get; set; }
        public FamilySituation? FamilySituation { get; set; }
        [MaxLength(100)] public string? Profession { get; set; }
        public Guid? CategoryId { get; set; }

        [MaxLength(Client.NameLength)] public string? TradeName { get; set; }
        public Guid? LegalFormId { get; set; }
        [IsSiren, MaxLength(20)] public string? Siren { get; set; }
        [IsSiret, MaxLength(30)] public string? Siret { get; set; }
        [IsNaf, MaxLength(10)] public string? Naf { get; set; }
        [IsVatNumber, MaxLength(30)] public string? VatNumber { get; set; }
        public DateOnly? FoundedOn { get; set; }
        [Range(0, 1_000_000)] public int? Headcount { get; set; }

        [IsEmail, MaxLength(254)] public string? Email { get; set; }
        [IsEmail, MaxLength(254)] public string? SecondEmail { get; set; }
        [MaxLength(ClientPhone.NumberLength)] public string? Phone { get; set; }
        public PhoneKind PhoneKind { get; set; }
        public List<PhoneInput> OtherPhones { get; set; } = [];
        [MaxLength(200)] public string? Street { get; set; }
        [MaxLength(12)] public string? PostalCode { get; set; }
        [MaxLength(100)] public string? City { get; set; }
        public string Country { get; set; } = Countries.Home;
        public Guid? CorrespondenceTypeId { get; set; }
        public List<AddressInput> OtherAddresses { get; set; } = [];

        [Required, RegularExpression("fr|en")] public string Language { get; set; } = "fr";
        public DateOnly? MailConsentOn { get; set; }
        public DateOnly? CallConsentOn { get; set; }
        public DateOnly? SmsConsentOn { get; set; }
        public DateOnly? SharingConsentOn { get; set; }
        public Guid? SegmentId { get; set; }
        public Guid? OriginId { get; set; }
        [MaxLength(Client.NotesLength)] public string? ImportantNotes { get; set; }
        public Guid? HandlerId { get; set; }

        /// <summary>The firm's own fields, by id, in the form in which they are kept.</summary>
        public Dictionary<Guid, string?> Custom { get; set; } = [];

        /// <summary>Why a client who seems to be there already is entered all the same (D-15).</summary>
        [MaxLength(DuplicateReasonLength)] public string? DuplicateReason { get; set; }

        public Input Copy() => JsonSerializer.Deserialize<Input>(JsonSerializer.Serialize(this))!;

        public static Input Of(Client client, IEnumerable<ClientPhone> phones, IEnumerable<ClientAddress> addresses) => new()
        {
            Id = client.Id, Version = client.Version, Kind = client.Kind, State = client.State, Name = client.Kind == ClientKind.Company ? client.Name : null,
            Civility = client.Civility, LastName = client.LastName, FirstName = client.FirstName, BirthName = client.BirthName, BirthDate = client.BirthDate,
            BirthPlace = client.BirthPlace, FamilySituation = client.FamilySituation, Profession = client.Profession, CategoryId = client.CategoryId,
            TradeName = client.TradeName, LegalFormId = client.LegalFormId, Siren = client.Siren, Siret = client.Siret, Naf = client.Naf,
            VatNumber = client.VatNumber, FoundedOn = client.FoundedOn, Headcount = client.Headcount,
            Email = client.Email, SecondEmail = client.SecondEmail, Phone = client.Phone, PhoneKind = client.PhoneKind,
            Street = client.Street, PostalCode = client.PostalCode, City = client.City, Country = client.Country, CorrespondenceTypeId = client.CorrespondenceTypeId,
            Language = client.Language, MailConsentOn = client.MailConsentOn, CallConsentOn = client.CallConsentOn, SmsConsentOn = client.SmsConsentOn,
            SharingConsentOn = client.SharingConsentOn, SegmentId = client.SegmentId, OriginId = client.OriginId, ImportantNotes = client.ImportantNotes,
            HandlerId = client.HandlerId,
            OtherPhones = [.. phones.OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => new PhoneInput { Id = p.Id, Kind = p.Kind, Number = p.Number })],
            OtherAddresses = [.. addresses.OrderBy(a => a.Position).ThenBy(a => a.Id).Select(a => new AddressInput
            {
                Id = a.Id, CorrespondenceTypeId = a.CorrespondenceTypeId, Street = a.Street, PostalCode = a.PostalCode, City = a.City, Country = a.Country,
            })],
        };
    }

    public sealed class PhoneInput
    {
        public Guid? Id { get; set; }
        public PhoneKind Kind { get; set; }
        [MaxLength(ClientPhone.NumberLength)] public string? Number { get; set; }
    }

    public sealed class AddressInput
    {
        public Guid? Id { get; set; }
        public Guid? CorrespondenceTypeId { get; set; }
        [MaxLength(200)] public string? Street { get; set; }
        [MaxLength(12)] public string? PostalCode { get; set; }
        [MaxLength(100)] public string? City { get; set; }
        public string Country { get; set; } = Countries.Home;

        public bool IsEmpty => string.IsNullOrWhiteSpace(Street) && string.IsNullOrWhiteSpace(PostalCode) && string.IsNullOrWhiteSpace(City);
    }
}
