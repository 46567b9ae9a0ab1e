using System.Globalization;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Clients;

/// <summary>A field of an identity in words, for where two versions of it stand side by side.</summary>
public static class FieldWords
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Label(IdentityField field, IdentityChoicesQuery.Choices choices, IStringLocalizer<IdentityText> words) =>
        field.CustomId is { } id ? choices.CustomFields.FirstOrDefault(f => f.Id == id)?.Label ?? words["field.retired"] : words[$"field.{field.Code}"];

    /// <returns>Null for nothing.</returns>
    public static string? Of(IdentityField field, SaveClient.Input input, IdentityChoicesQuery.Choices choices, IStringLocalizer<IdentityText> words, Formats formats) =>
        field.CustomId is not { } id ? Of(field, input, choices.Name, words, formats)
        : choices.CustomFields.FirstOrDefault(f => f.Id == id) is { } custom ? formats.Custom(new(custom, input.Custom.GetValueOrDefault(id))) : input.Custom.GetValueOrDefault(id);

    /// <param name="name">Names a list word or a person by its id.</param>
    /// <returns>Null for nothing.</returns>
    public static string? Of(IdentityField field, SaveClient.Input input, Func<Guid?, string?> name, IStringLocalizer<IdentityText> words, Formats formats) => field.Code switch
    {
        "kind" => words[$"ClientKind.{input.Kind}"].Value,
        "state" => words[$"ClientState.{input.State}"].Value,
        "civility" => input.Civility is { } civility ? words[$"Civility.{civility}"].Value : null,
        "family-situation" => input.FamilySituation is { } situation ? words[$"FamilySituation.{situation}"].Value : null,
        "birth-date" => Day(input.BirthDate, formats),
        "founded-on" => Day(input.FoundedOn, formats),
        "mail-consent" => Day(input.MailConsentOn, formats),
        "call-consent" => Day(input.CallConsentOn, formats),
        "sms-consent" => Day(input.SmsConsentOn, formats),
        "sharing-consent" => Day(input.SharingConsentOn, formats),
        "category" => name(input.CategoryId),
        "legal-form" => name(input.LegalFormId),
        "segment" => name(input.SegmentId),
        "origin" => name(input.OriginId),
        "handler" => name(input.HandlerId),
        "language" => words[$"language.{input.Language}"].Value,
        "phone" => string.IsNullOrWhiteSpace(input.Phone) ? null : Phone(input.PhoneKind, input.Phone, words),
        "other-phones" => Lines(input.OtherPhones.Where(p => !string.IsNullOrWhiteSpace(p.Number)).Select(p => Phone(p.Kind, p.Number!, words))),
        "address" => Address(name(input.CorrespondenceTypeId), input.Street, input.PostalCode, input.City, input.Country),
        "other-addresses" => Lines(input.OtherAddresses.Where(a => !a.IsEmpty).Select(a => Address(name(a.CorrespondenceTypeId), a.Street, a.PostalCode, a.City, a.Country)!)),
        _ => typeof(SaveClient.Input).GetProperty(field.Properties[0])!.GetValue(input) is { } value ? Blank(Convert.ToString(value, CultureInfo.CurrentCulture)) : null,
    };

    public static string Country(string code) => Countries.NameOf(code, Language);

    /// <summary>A French number in groups of two, a SIREN of three: as one reads them out.</summary>
    public static string Grouped(string digits) => digits.Length switch
    {
        9 => $"{digits[..3]}\u00a0{digits[3..6]}\u00a0{digits[6..]}",
        14 => $"{digits[..3]}\u00a0{digits[3..6]}\u00a0{digits[6..9]}\u00a0{digits[9..]}",
        _ => digits,
    };

    private static string? Day(DateOnly? day, Formats formats) => day is { } known ? formats.Date(known) : null;

    private static string Phone(PhoneKind kind, string number, IStringLocalizer<IdentityText> words) => $"{number} ({words[$"PhoneKind.{kind}"].Value})";

    private static string? Address(string? use, string? street, string? postalCode, string? city, string country)
    {
        var lines = Blank(Countries.Lines(street, postalCode, city, Countries.Home));
        if (lines is null) return null;
        return (use is null ? "" : $"{use}: ") + lines.Replace("\n", ", ", StringComparison.Ordinal) + (country == Countries.Home ? "" : $", {Country(country)}");
    }

    private static string? Lines(IEnumerable<string> lines) => Blank(string.Join('\n', lines));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
