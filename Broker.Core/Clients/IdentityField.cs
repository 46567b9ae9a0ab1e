using System.Reflection;
using System.Text.Json;
using Broker.Core.Lists;

namespace Broker.Core.Clients;

/// <summary>
/// One thing a person would choose or change as a whole: a name, a number, an address with all its lines. What two who edit the same record,
/// and two records to be merged, are compared by.
/// </summary>
/// <param name="Code">Its label's key, after "field.".</param>
/// <param name="Subject">The rows that hold it; the client's own unless said.</param>
/// <param name="CustomId">The field of the firm's own that it is.</param>
public sealed record IdentityField(string Code, IReadOnlyList<string> Properties, string Subject = nameof(Client), Guid? CustomId = null)
{
    public static readonly IReadOnlyList<IdentityField> All =
    [
        Of("kind", nameof(SaveClient.Input.Kind)), Of("state", nameof(SaveClient.Input.State)), Of("name", nameof(SaveClient.Input.Name)),
        Of("civility", nameof(SaveClient.Input.Civility)), Of("last-name", nameof(SaveClient.Input.LastName)), Of("first-name", nameof(SaveClient.Input.FirstName)),
        Of("birth-name", nameof(SaveClient.Input.BirthName)), Of("birth-date", nameof(SaveClient.Input.BirthDate)), Of("birth-place", nameof(SaveClient.Input.BirthPlace)),
        Of("family-situation", nameof(SaveClient.Input.FamilySituation)), Of("profession", nameof(SaveClient.Input.Profession)), Of("category", nameof(SaveClient.Input.CategoryId)),
        Of("trade-name", nameof(SaveClient.Input.TradeName)), Of("legal-form", nameof(SaveClient.Input.LegalFormId)), Of("siren", nameof(SaveClient.Input.Siren)),
        Of("siret", nameof(SaveClient.Input.Siret)), Of("naf", nameof(SaveClient.Input.Naf)), Of("vat", nameof(SaveClient.Input.VatNumber)),
        Of("founded-on", nameof(SaveClient.Input.FoundedOn)), Of("headcount", nameof(SaveClient.Input.Headcount)),
        Of("email", nameof(SaveClient.Input.Email)), Of("second-email", nameof(SaveClient.Input.SecondEmail)),
        Of("phone", nameof(SaveClient.Input.Phone), nameof(SaveClient.Input.PhoneKind)),
        new("other-phones", [nameof(SaveClient.Input.OtherPhones)], nameof(ClientPhone)),
        Of("address", nameof(SaveClient.Input.Street), nameof(SaveClient.Input.PostalCode), nameof(SaveClient.Input.City), nameof(SaveClient.Input.Country), nameof(SaveClient.Input.CorrespondenceTypeId)),
        new("other-addresses", [nameof(SaveClient.Input.OtherAddresses)], nameof(ClientAddress)),
        Of("language", nameof(SaveClient.Input.Language)), Of("mail-consent", nameof(SaveClient.Input.MailConsentOn)), Of("call-consent", nameof(SaveClient.Input.CallConsentOn)),
        Of("sms-consent", nameof(SaveClient.Input.SmsConsentOn)), Of("sharing-consent", nameof(SaveClient.Input.SharingConsentOn)),
        Of("segment", nameof(SaveClient.Input.SegmentId)), Of("origin", nameof(SaveClient.Input.OriginId)), Of("handler", nameof(SaveClient.Input.HandlerId)),
        Of("important-notes", nameof(SaveClient.Input.ImportantNotes)),
    ];

    /// <summary>Those of every record, and the firm's own that some of these hold.</summary>
    public static IEnumerable<IdentityField> Of(params IEnumerable<SaveClient.Input> inputs) => All.Concat(inputs.SelectMany(i => i.Custom.Keys).Distinct()
        .Select(id => new IdentityField(CustomField.NameOf(id), [nameof(SaveClient.Input.Custom)], nameof(CustomFieldValue), id)));

    /// <summary>What one chooses when two records become one: further phones and addresses come together by themselves, the state follows.</summary>
    internal static IEnumerable<IdentityField> ToChoose(SaveClient.Input one, SaveClient.Input other) =>
        Of(one, other).Where(f => f.Code is not ("state" or "other-phones" or "other-addresses"));

    /// <summary>Whether both hold the same; nothing and an emptied field are the same nothing.</summary>
    public bool IsSame(SaveClient.Input one, SaveClient.Input other) => Read(one) == Read(other);

    public bool IsEmpty(SaveClient.Input input) => CustomId is { } id ? string.IsNullOrWhiteSpace(input.Custom.GetValueOrDefault(id)) : Plain(Accessors().First().GetValue(input)) is null or "" or "[]";

    public void Copy(SaveClient.Input from, SaveClient.Input to)
    {
        if (CustomId is { } id)
        {
            to.Custom[id] = from.Custom.GetValueOrDefault(id);
            return;
        }
        var source = from.Copy();
        foreach (var property in Accessors()) property.SetValue(to, property.GetValue(source));
    }

    private string Read(SaveClient.Input input) => CustomId is { } id ? input.Custom.GetValueOrDefault(id)?.Trim() ?? "" : string.Join('\u001f', Accessors().Select(p => Plain(p.GetValue(input))));

    private IEnumerable<PropertyInfo> Accessors() => Properties.Select(name => typeof(SaveClient.Input).GetProperty(name)!);

    private static string? Plain(object? value) => value switch
    {
        null => null,
        string text => text.Trim(),
        List<SaveClient.PhoneInput> phones => JsonSerializer.Serialize(phones.Where(p => !string.IsNullOrWhiteSpace(p.Number))),
        List<SaveClient.AddressInput> addresses => JsonSerializer.Serialize(addresses.Where(a => !a.IsEmpty)),
        _ => JsonSerializer.Serialize(value),
    };

    private static IdentityField Of(string code, params string[] properties) => new(code, properties);
}
