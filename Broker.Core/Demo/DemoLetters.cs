using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Broker.Core.Demo.Letterhead;
using static Broker.Core.Demo.LetterParts;

namespace Broker.Core.Demo;

/// <summary>The wording of the firm's certificates and of its memo.</summary>
internal static class DemoLetters
{
    private const string Validity = "La présente attestation est valable **du {{certificate.from}} au {{certificate.to}}** inclus, sous réserve que le contrat ne soit ni suspendu "
        + "ni résilié entre-temps. Elle est établie à la demande du souscripteur, pour valoir ce que de droit, et n’engage l’assureur que dans les limites et conditions du contrat.";

    /// <summary>In the words of its delegations, which the firm says of each of its certificates.</summary>
    public const string Delegation = "Par délégation de l’assureur";

    private static readonly (string, string) InsurerAddress = ("Adresse de l’assureur", "{{contract.insurer_address}}");

    /// <param name="before">As it was before buyers asked for the insurer's address.</param>
    public static byte[] Contract(bool before = false) => Write(
    [
        .. Opening("Attestation d’assurance", "{{contract.risk}}"),
        Prose("Nous, **Ardelane Courtage**, courtier en assurances, attestons que le souscripteur désigné ci-dessous est titulaire du contrat suivant, "
            + "souscrit par notre intermédiaire auprès de **{{contract.insurer}}**."),
        Line("Le contrat", "Heading1"),
        Facts(
            [
                ("Souscripteur", "**{{client.name}}**"), ("Adresse", "{{client.address}}"), ("{{#client.siren}}SIREN", "{{client.siren}}{{/client.siren}}"),
                ("Contrat n°", "**{{contract.number}}**"), ("Garantie", "{{contract.product}}"), ("Assureur", "{{contract.insurer}}"), .. before ? [] : new[] { InsurerAddress },
                ("Date d’effet", "{{contract.effective | long_date}}"), ("Prime acquittée", "du {{receipt.from}} au {{receipt.to}}"),
                ("{{#recipient.name}}Établie pour", "**{{recipient.name}}**{{/recipient.name}}"), ("{{#recipient.wording}}Mention", "{{recipient.wording}}{{/recipient.wording}}"),
            ]),
        Line("Validité", "Heading1"),
        Prose(Validity),
        .. Closing(),
    ]);

    public static byte[] Vehicle() => Write(
    [
        .. Opening("Attestation de véhicule assuré", "{{vehicle.make}} {{vehicle.model}} · {{vehicle.plate}}"),
        Prose("Nous, **Ardelane Courtage**, courtier en assurances, attestons que le véhicule désigné ci-dessous est assuré par le contrat n° **{{contract.number}}**, "
            + "souscrit auprès de **{{contract.insurer}}** par **{{client.name}}**."),
        Line("Le véhicule", "Heading1"),
        Facts(
            ("Immatriculation", "**{{vehicle.plate}}**"), ("Marque et modèle", "{{vehicle.make}} {{vehicle.model}}"), ("Catégorie", "{{vehicle.category}}"),
            ("{{#vehicle.vin}}N° d’identification (VIN)", "{{vehicle.vin}}{{/vehicle.vin}}"),
            ("{{#vehicle.first_registration}}Première mise en circulation", "{{vehicle.first_registration | long_date}}{{/vehicle.first_registration}}"),
            ("Assuré depuis le", "{{vehicle.entered | long_date}}")),
        Line("Le souscripteur et l’assureur", "Heading1"),
        Facts(("Souscripteur", "**{{client.name}}**"), ("Adresse", "{{client.address}}"), InsurerAddress),
        Line("Les garanties", "Heading1"),
        Guarantees(),
        Line("Validité", "Heading1"),
        Prose(Validity),
        .. Closing(),
    ]);

    /// <summary>What the law asks of it, and nothing else (R-FLEET).</summary>
    public static byte[] Memo() => Write(
    [
        Line("Mémo véhicule assuré", "Title"), Line("{{vehicle.plate}}", "Subtitle"), Line("", "Label"),
        Line("L’assureur", "Heading1"),
        Facts(("Nom", "**{{contract.insurer}}**"), ("Adresse", "{{contract.insurer_address}}")),
        Line("Le souscripteur", "Heading1"),
        Facts(("Nom", "**{{client.name}}**"), ("Adresse", "{{client.address}}")),
        Line("Le contrat", "Heading1"),
        Facts(("Contrat n°", "**{{contract.number}}**"), ("Date d’effet", "{{vehicle.entered | long_date}}"), ("Document établi le", "{{date.today | long_date}}")),
        Line("Le véhicule", "Heading1"),
        Facts(("Immatriculation", "**{{vehicle.plate}}**"), ("Marque", "{{vehicle.make}}"), ("Modèle", "{{vehicle.model}}")),
        Line("", "Value"),
        Prose("Pendant les quinze jours qui suivent la date d’effet, ce document fait présumer que l’obligation d’assurance du véhicule est remplie. Il n’y a plus rien à apposer sur le pare-brise : "
            + "l’assurance se vérifie dans le fichier des véhicules assurés."),
    ]);

    public static byte[] FleetList() => Write(
    [
        .. Opening("Attestation de flotte", "{{contract.risk}} · contrat n° {{contract.number}}"),
        Prose("Nous, **Ardelane Courtage**, courtier en assurances, attestons que les véhicules ci-dessous, présents au jour de l’attestation, sont assurés auprès de "
            + "**{{contract.insurer}}** pour le compte de **{{client.name}}**."),
        Prose(Validity),
        Facts(InsurerAddress),
        Line("Les garanties", "Heading1"),
        Guarantees(),
        Line("Les véhicules assurés", "Heading1"),
        Vehicles(),
        .. Closing(),
    ]);

    public static byte[] Event() => Write(
    [
        .. Opening("Attestation pour un événement", "{{motif}}"),
        Prose("Nous, **Ardelane Courtage**, courtier en assurances, attestons que **{{client.name}}** est assuré par le contrat n° **{{contract.number}}** "
            + "({{contract.risk}}), souscrit auprès de **{{contract.insurer}}**, et que ses garanties s’appliquent dans le cadre suivant."),
        Line("L’événement", "Heading1"),
        Facts(("Objet", "**{{motif}}**"), ("Lieu", "{{lieu}}"), ("Dates", "du {{date_debut | long_date}} au {{date_fin | long_date}}")),
        Prose("{{precisions}}"),
        Line("Le souscripteur", "Heading1"),
        Facts(("Nom", "{{client.name}}"), ("Adresse", "{{client.address}}"), InsurerAddress, ("Date d’effet du contrat", "{{contract.effective | long_date}}")),
        Line("Validité", "Heading1"),
        Prose(Validity),
        .. Closing(),
    ]);

    private static OpenXmlElement[] Opening(string title, string subtitle) =>
        [Line(title, "Title"), Line(subtitle, "Subtitle"), Line("Attestation n° {{certificate.number}}", "Label"), Line("", "Label")];

    private static Table Facts(params (string Label, string Value)[] facts) => Grid([2_900, TextWidth - 2_900], ruled: true,
        facts.Select(f => Row(Cell(2_900, Line(f.Label, "Label")).Shaded(Shade), Cell(TextWidth - 2_900, Prose(f.Value, "Value")))));

    private static Table Guarantees()
    {
        int[] widths = [TextWidth - 4_800, 2_400, 2_400];
        string[] heads = ["Garantie", "Montant garanti", "Franchise"];
        string[] tags =
        [
            "{{#guarantees}}{{guarantee.name}}", "{{guarantee.limit}}{{^guarantee.limit}}selon le contrat{{/guarantee.limit}}",
            "{{guarantee.deductible}}{{^guarantee.deductible}}sans{{/guarantee.deductible}}{{/guarantees}}",
        ];
        return Grid(widths, ruled: true,
            HeadRow([.. heads.Select((head, i) => Cell(widths[i], Line(head, "Column")).Shaded(Ink))]),
            Row([.. tags.Select((tag, i) => Cell(widths[i], Prose(tag, "Value")))]));
    }

    private static Table Vehicles()
    {
        int[] widths = [1_700, 2_400, 2_600, TextWidth - 6_700];
        string[] heads = ["Immatriculation", "Marque", "Modèle", "Catégorie"];
        string[] tags = ["{{#vehicles}}**{{vehicle.plate}}**", "{{vehicle.make}}", "{{vehicle.model}}", "{{vehicle.category}}{{/vehicles}}"];
        return Grid(widths, ruled: true,
            HeadRow([.. heads.Select((head, i) => Cell(widths[i], Line(head, "Column")).Shaded(Ink))]),
            Row([.. tags.Select((tag, i) => Cell(widths[i], Prose(tag, "Value")))]));
    }

    /// <summary>How to check the certificate on the left, who signs it on the right; never torn apart.</summary>
    private static OpenXmlElement[] Closing()
    {
        const int qr = 1_700, check = 3_700, sign = TextWidth - qr - check;
        var table = Grid([qr, check, sign], ruled: false, Row(
            Cell(qr, Line("{{%certificate.qr}}", "Value")).AtBottom(),
            Cell(check, Line("Vérifier cette attestation", "Value"), Line("Scannez ce code, ou saisissez-le en ligne :", "Firm"), Line("{{certificate.code}}", "Firm")).AtBottom(),
            Cell(sign, Line("Fait à Port-Aubel, le {{date.today | long_date}}", "Value"), Line(Delegation + ", Ardelane Courtage", "Value"), Line("", "Value"), Line("", "Value"),
                Prose("**{{handler.name}}**", "Value"), Line("Gestionnaire du contrat", "Firm")).AtBottom()));
        return [Line("", "Value"), Line("", "Value"), table];
    }
}
