using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Broker.Core.Demo;

/// <summary>The wording of the firm's certificates.</summary>
internal static class DemoLetters
{
    public static byte[] Contract() => Letter("Attestation d'assurance", "Nous attestons que {{client.name}} est assuré par le contrat {{contract.number}}.");

    public static byte[] Vehicle() => Letter("Attestation de véhicule assuré", "Le véhicule {{vehicle.plate}} est assuré par le contrat {{contract.number}}.");

    public static byte[] FleetList() => Letter("Attestation de flotte", "Les véhicules de {{client.name}} sont assurés par le contrat {{contract.number}}.");

    public static byte[] Event() => Letter("Attestation pour un événement", "{{motif}}, du {{date_debut}} au {{date_fin}}, à {{lieu}}.", "{{precisions}}");

    private static byte[] Letter(params string[] lines)
    {
        var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            word.AddMainDocumentPart().Document = new Document(new Body(lines.Select(l => new Paragraph(new Run(new Text(l))))));
        return stream.ToArray();
    }
}
