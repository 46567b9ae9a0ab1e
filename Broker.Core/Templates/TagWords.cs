using Broker.Core.Common;
using Broker.Core.Word;
using static Broker.Core.Templates.TagLeaf;

namespace Broker.Core.Templates;

/// <summary>The words of the catalogue, English with their French equals, and an example of what each prints.</summary>
internal static class TagWords
{
    public const string ExampleNumber = "AT-2026-00042", ExampleCode = "7K3MQ9TZ4XW1B8HC", ExampleAddress = "https://portail.cabinet.example/verify/" + ExampleCode;

    private static readonly DateOnly NewYear = new(2026, 1, 1), YearEnd = new(2026, 12, 31);
    private static readonly TagLeaf Entered = Of("entered", "entree", NewYear);

    private static readonly TagGroup Firm = new("firm", ["cabinet"],
        Of("name", "nom", "Cabinet Exemple"), Of("address", "adresse", "12 rue des Halles\n44000 Nantes"), Of("street", "rue", "12 rue des Halles"),
        Of("postal_code", "code_postal", "44000"), Of("city", "ville", "Nantes"), Of("orias", "", "26 000 001"), Of("phone", "telephone", "02 40 00 00 00"),
        Of("email", "courriel", "contact@cabinet.example"),
        Of("header", "entete", "Cabinet Exemple, courtier en assurance"), Of("footer", "pied", "SAS au capital de 50 000 €, RCS Nantes 000 000 001\nORIAS 26 000 001, www.orias.fr"), Of("logo", "", null, TagShape.Picture));

    private static readonly TagGroup Handler = new("handler", ["gestionnaire"], Of("name", "nom", "Claire Morel"), Of("email", "courriel", "claire.morel@cabinet.example"));

    private static readonly TagGroup Today = new("date", [], Of("today", "jour aujourdhui", new DateOnly(2026, 3, 12)));

    private static readonly TagGroup Client = new("client", ["client", "souscripteur"],
        Of("reference", "numero", "C-00042"), Of("name", "nom", "Transports Garnier SAS"), Of("address", "adresse", "4 quai de la Fosse\n44000 Nantes"),
        Of("street", "rue", "4 quai de la Fosse"), Of("postal_code", "code_postal", "44000"), Of("city", "ville", "Nantes"), Of("siren", "", "552100554"),
        Of("email", "courriel", "contact@garnier.example"), Of("phone", "telephone", "02 40 11 22 33"));

    private static readonly TagGroup Contract = new("contract", ["contrat", "police"],
        Of("number", "numero", "FL-2026-0042"), Of("risk", "risque", "Flotte automobile"), Of("insurer", "assureur compagnie", "Mutuelle de l'Ouest"), Of("insurer_address", "adresse_assureur adresse_compagnie", "3 place Graslin\n44000 Nantes"),
        Of("product", "produit", "Flotte Pro"), Of("effective", "effet start debut date_effet", NewYear), Of("end", "fin echeance", new DateOnly(2027, 1, 1)),
        Of("premium", "prime", Money.Euros(18_450)), Of("fleet", "flotte", true, TagShape.Flag));

    private static readonly TagGroup Receipt = new("receipt", ["quittance"],
        Of("number", "numero", "Q-2026-0107"), Of("from", "du debut", NewYear), Of("to", "au fin", YearEnd), Of("total", "montant", Money.Euros(18_450)));

    private static readonly TagGroup Certificate = new("certificate", ["attestation"],
        Of("number", "numero", ExampleNumber), Of("code", "", ExampleCode), Of("from", "du debut", NewYear), Of("to", "au fin", YearEnd),
        Of("url", "lien", ExampleAddress),
        Of("qr", "", QrPicture.Of(ExampleAddress), TagShape.Picture));

    private static readonly TagGroup Recipient = new("recipient", ["destinataire"],
        Of("name", "nom", "Mairie de Nantes"), Of("address", "adresse", "2 rue de l'Hôtel de Ville\n44000 Nantes"), Of("wording", "mention", "Chantier de la médiathèque, lot n° 4"));

    private static readonly TagGroup Item = new("item", ["beneficiaire"],
        Of("label", "libelle nom", "AB-123-CD"), Entered, Of("exited", "sortie", YearEnd));

    private static readonly TagGroup Vehicle = new("vehicle", ["vehicule"],
        Of("plate", "immatriculation", "AB-123-CD"), Of("make", "marque", "Renault"), Of("model", "modele", "Master"), Of("category", "categorie", "Utilitaire léger"),
        Of("vin", "numero_serie", "VF1MA000000000001"), Of("first_registration", "premiere_immatriculation mise_en_circulation", new DateOnly(2023, 5, 9)), Entered);

    private static readonly TagGroup Building = new("building", ["immeuble", "batiment"],
        Of("name", "nom", "Entrepôt Sud"), Of("address", "adresse", "8 rue du Port\n44600 Saint-Nazaire"), Of("street", "rue", "8 rue du Port"),
        Of("postal_code", "code_postal", "44600"), Of("city", "ville", "Saint-Nazaire"), Of("area", "surface", 1250), Entered);

    private static readonly TagGroup Person = new("person", ["personne", "assure"],
        Of("first_name", "prenom", "Nadia"), Of("last_name", "nom", "Lefèvre"), Of("birth_date", "naissance date_naissance", new DateOnly(1984, 11, 2)), Entered);

    private static readonly TagGroup Guarantee = new("guarantee", ["garantie"],
        Of("name", "nom libelle", "Responsabilité civile exploitation"), Of("limit", "plafond montant", Money.Euros(8_000_000)), Of("deductible", "franchise", Money.Euros(1_000)));

    private static readonly TagList Guarantees = new("guarantees", ["garanties_souscrites"], Guarantee);

    public static IReadOnlyList<TagGroup> Groups(TemplateSubject subject) => subject switch
    {
        TemplateSubject.Client => [Client, Firm, Handler, Today],
        TemplateSubject.Contract => [Client, Contract, Receipt, Recipient, Certificate, Firm, Handler, Today],
        _ => [Client, Contract, Receipt, Item, Vehicle, Building, Person, Recipient, Certificate, Firm, Handler, Today],
    };

    public static IReadOnlyList<TagList> Lists(TemplateSubject subject) => subject switch
    {
        TemplateSubject.Client => [],
        TemplateSubject.Contract =>
            [Guarantees, new("vehicles", ["vehicules"], Vehicle), new("buildings", ["immeubles", "batiments"], Building), new("persons", ["personnes", "assures"], Person)],
        _ => [Guarantees],
    };
}
