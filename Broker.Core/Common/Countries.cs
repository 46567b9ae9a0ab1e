using System.Globalization;

namespace Broker.Core.Common;

/// <summary>The countries an address may be in, or a vehicle may be driven in with an international card, by ISO code, with the name a French postman reads on the envelope.</summary>
public static class Countries
{
    public const string Home = "FR";

    private static readonly Dictionary<string, string> French = new()
    {
        ["FR"] = "France", ["AD"] = "Andorre", ["AL"] = "Albanie", ["AT"] = "Autriche", ["AZ"] = "Azerbaïdjan", ["BA"] = "Bosnie-Herzégovine", ["BE"] = "Belgique", ["BG"] = "Bulgarie", ["CA"] = "Canada", ["CH"] = "Suisse",
        ["CI"] = "Côte d’Ivoire", ["CM"] = "Cameroun", ["CY"] = "Chypre", ["CZ"] = "Tchéquie", ["DE"] = "Allemagne", ["DK"] = "Danemark", ["DZ"] = "Algérie",
        ["EE"] = "Estonie", ["ES"] = "Espagne", ["FI"] = "Finlande", ["GB"] = "Royaume-Uni", ["GR"] = "Grèce", ["HR"] = "Croatie", ["HU"] = "Hongrie",
        ["IE"] = "Irlande", ["IL"] = "Israël", ["IS"] = "Islande", ["IT"] = "Italie", ["LI"] = "Liechtenstein", ["LT"] = "Lituanie", ["LU"] = "Luxembourg", ["LV"] = "Lettonie",
        ["MA"] = "Maroc", ["MC"] = "Monaco", ["MD"] = "Moldavie", ["ME"] = "Monténégro", ["MK"] = "Macédoine du Nord", ["MT"] = "Malte", ["NL"] = "Pays-Bas", ["NO"] = "Norvège", ["PL"] = "Pologne", ["PT"] = "Portugal",
        ["RO"] = "Roumanie", ["RS"] = "Serbie", ["SE"] = "Suède", ["SI"] = "Slovénie", ["SK"] = "Slovaquie", ["SN"] = "Sénégal", ["TN"] = "Tunisie", ["TR"] = "Turquie", ["UA"] = "Ukraine", ["US"] = "États-Unis",
    };

    public static IReadOnlyList<string> Codes { get; } = [.. French.Keys];

    public static bool Knows(string? code) => code is not null && French.ContainsKey(code);

    /// <param name="language">"fr"; anything else is read in English.</param>
    public static string NameOf(string code, string language) => !French.TryGetValue(code, out var french) ? code : language == "fr" ? french : new RegionInfo(code).EnglishName;

    /// <summary>All of them, as one looks for them in that language.</summary>
    public static IEnumerable<(string Code, string Name)> In(CultureInfo culture) =>
        French.Keys.Select(code => (code, NameOf(code, culture.TwoLetterISOLanguageName))).OrderBy(country => country.Item2, StringComparer.Create(culture, CompareOptions.IgnoreCase));

    /// <summary>An address as on an envelope: the country last, in capitals, unless it is our own.</summary>
    public static string Lines(string? street, string? postalCode, string? city, string country) =>
        string.Join('\n', new[] { street, $"{postalCode} {city}".Trim(), country == Home || !Knows(country) ? null : NameOf(country, "fr").ToUpperInvariant() }
            .Where(line => !string.IsNullOrEmpty(line)));
}
