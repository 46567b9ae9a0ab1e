using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Says a contract, its client and its insured items in the catalogue's words.</summary>
internal static class CertificateValues
{
    public static TagValues SetClient(this TagValues values, Client client) => values
        .Set("client.reference", client.Reference).Set("client.name", client.Name).Set("client.address", client.Address).Set("client.street", client.Street)
        .Set("client.postal_code", client.PostalCode).Set("client.city", client.City).Set("client.siren", client.Siren)
        .Set("client.email", client.Email).Set("client.phone", client.Phone);

    /// <summary>For each use there is a code for: the address of that use, or else the main one.</summary>
    /// <param name="others">The client's further addresses, in order.</param>
    public static TagValues SetAddresses(this TagValues values, Client client, IReadOnlyList<ClientAddress> others, FirmCodes codes)
    {
        foreach (var code in codes.All.Where(c => c.List == ListKind.CorrespondenceType))
        {
            var other = client.CorrespondenceTypeId == code.Word ? null : others.FirstOrDefault(a => a.CorrespondenceTypeId == code.Word);
            values.Set($"client.address.{code.Tag}", other?.Text ?? client.Address).Set($"client.street.{code.Tag}", other is null ? client.Street : other.Street)
                .Set($"client.postal_code.{code.Tag}", other is null ? client.PostalCode : other.PostalCode).Set($"client.city.{code.Tag}", other is null ? client.City : other.City);
        }
        return values;
    }

    public static Task<List<ClientAddress>> AddressesAsync(this BrokerDb db, Guid clientId, CancellationToken ct) =>
        db.ClientAddresses.AsNoTracking().Where(a => a.ClientId == clientId).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(ct);

    public static TagValues SetContract(this TagValues values, Contract contract, Risk risk, Insurer insurer, string? product) => values
        .Set("contract.number", contract.Number).Set("contract.risk", risk.Name).Set("contract.insurer", insurer.Name).Set("contract.insurer_address", insurer.Address).Set("contract.product", product)
        .Set("contract.effective", contract.EffectiveOn).Set("contract.end", Date(contract.ExpiresOn)).Set("contract.premium", contract.AnnualPremium)
        .Set("contract.fleet", risk.ItemKind == ItemKind.Vehicle);

    public static TagValues SetReceipt(this TagValues values, Receipt? receipt) => receipt is null ? values : values
        .Set("receipt.number", receipt.Number).Set("receipt.from", receipt.From).Set("receipt.to", receipt.To).Set("receipt.total", receipt.Total);

    public static TagValues SetRecipient(this TagValues values, RecipientWords? recipient) => recipient is null ? values : values
        .Set("recipient.name", recipient.Name).Set("recipient.address", recipient.Address).Set("recipient.wording", recipient.Wording);

    public static TagValues SetCertificate(this TagValues values, string number, string code, string address, DateOnly from, DateOnly to) => values
        .Set("certificate.number", number).Set("certificate.code", code).Set("certificate.url", address).Set("certificate.qr", QrPicture.Of(address))
        .Set("certificate.from", from).Set("certificate.to", to);

    /// <summary>As wide as the real ones, and found nowhere.</summary>
    public static TagValues SetSpecimen(this TagValues values, int year, FirmIdentity firm, DateOnly from, DateOnly to)
    {
        var line = SpecimenLine(year, firm);
        return values.SetCertificate(line.Number, line.Code, line.Address, from, to).Set("certificate.qr", line.Picture);
    }

    /// <summary>What stands at the foot of a page that is not a certificate yet.</summary>
    public static CheckLine SpecimenLine(int year, FirmIdentity firm)
    {
        var code = new string('0', Certificate.CodeLength);
        return new($"AT-{year}-00000", code, CertificateNumbers.AddressOf(firm, code), QrPicture.Of("APERÇU / PREVIEW"));
    }

    public static TagValues SetItem(this TagValues values, InsuredItem? item) => item is null ? values : values
        .Set("item.label", item.Label).Set("item.entered", item.EnteredOn).Set("item.exited", Date(item.ExitedOn))
        .SetDetails(Group(item), item);

    public static TagValues SetItems(this TagValues values, IReadOnlyList<InsuredItem> items) => values
        .SetList("vehicles", items.OfType<Vehicle>().Select(v => new TagValues().SetDetails("vehicles", v)))
        .SetList("buildings", items.OfType<Building>().Select(b => new TagValues().SetDetails("buildings", b)))
        .SetList("persons", items.OfType<InsuredPerson>().Select(p => new TagValues().SetDetails("persons", p)));

    /// <summary>As clients read them, in the firm's order.</summary>
    public static TagValues SetCover(this TagValues values, ContractCover cover) => values.SetList("guarantees", cover.Lines.Select(line => new TagValues()
        .Set("guarantees.name", line.PublicName ?? line.Name).Set("guarantees.limit", Amount(line.Limit)).Set("guarantees.deductible", Amount(line.Deductible))));

    private static MergeValue? Amount(Money? money) => money is { } amount ? amount : (MergeValue?)null;

    private static string Group(InsuredItem item) => item switch { Vehicle => "vehicle", Building => "building", _ => "person" };

    private static TagValues SetDetails(this TagValues values, string group, InsuredItem item)
    {
        values.Set($"{group}.entered", item.EnteredOn);
        return item switch
        {
            Vehicle v => values.Set($"{group}.plate", v.Plate).Set($"{group}.make", v.Make).Set($"{group}.model", v.Model).Set($"{group}.category", v.Category)
                .Set($"{group}.vin", v.Vin).Set($"{group}.first_registration", Date(v.FirstRegisteredOn)),
            Building b => values.Set($"{group}.name", b.Name).Set($"{group}.address", $"{b.Street}\n{b.PostalCode} {b.City}").Set($"{group}.street", b.Street)
                .Set($"{group}.postal_code", b.PostalCode).Set($"{group}.city", b.City).Set($"{group}.area", b.Area is { } area ? area : (MergeValue?)null),
            InsuredPerson p => values.Set($"{group}.first_name", p.FirstName).Set($"{group}.last_name", p.LastName).Set($"{group}.birth_date", Date(p.BornOn)),
            _ => values,
        };
    }

    private static MergeValue? Date(DateOnly? date) => date is { } day ? day : (MergeValue?)null;
}
