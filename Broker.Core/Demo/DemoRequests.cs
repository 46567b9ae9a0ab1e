using System.Globalization;
using Broker.Core.Certificates;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Templates;

namespace Broker.Core.Demo;

/// <summary>Whom Rivelaine's certificates are for, and those of the term before, which its renewal makes again.</summary>
internal static class DemoRequests
{
    private static readonly (string Name, string Address, string? Email, string? Wording)[] Book =
    [
        ("Mairie de Port-Aubel", "1 place de l’Hôtel-de-Ville\n44410 Port-Aubel", "marches.publics@port-aubel.example", "Marché n° 2026-014, transport des collections de la médiathèque"),
        ("Foncière du Quai", "22 quai des Armateurs\n44410 Port-Aubel", "gestion@fonciere-quai.example", "Bail commercial du dépôt, 8 rue du Port"),
        ("Banque Littorale, agence entreprises", "5 avenue de la Gare\n44000 Nantes", "entreprises.nantes@littorale.example", null),
        ("Salons Réunis, service exposants", "Parc des expositions\n35000 Rennes", null, "Salon du transport et de la logistique"),
    ];

    public static async Task WriteAsync(DemoBook book, IFileShelf shelf, CancellationToken ct)
    {
        var recipients = Book.Select(r => book.Add(new CertificateRecipient { Id = DemoBook.Id<CertificateRecipient>(r.Name), ClientId = Cast.Rivelaine.Id, Name = r.Name, Address = r.Address, Email = r.Email, Wording = r.Wording })).ToList();
        var contract = book.Rows.OfType<Contract>().Single(c => c.Id == Cast.Liability.Id);
        var template = book.Rows.OfType<WordTemplate>().Single(t => t.Id == DemoTemplates.Id(DemoTemplates.Contract));
        var from = CertificateEligibility.PeriodOn(book.Today, contract, null).From.AddYears(-1);
        for (var at = 0; at < 3; at++) await IssueAsync(book, shelf, contract, template, recipients[at], from, at, ct);
    }

    private static async Task IssueAsync(DemoBook book, IFileShelf shelf, Contract contract, WordTemplate template, CertificateRecipient recipient, DateOnly from, int at, CancellationToken ct)
    {
        var insurer = book.Rows.OfType<Broker.Core.Products.Insurer>().Single(i => i.Id == contract.InsurerId).Name;
        var (key, number, when) = ($"renewal:{at}", $"AT-{from.Year}-{90_001 + at}", from.AddDays(9 + at).ToDateTime(new(9, 30), DateTimeKind.Utc));
        var request = book.Add(new CertificateRequest
        {
            Id = DemoBook.Id<CertificateRequest>(key), ClientId = contract.ClientId, ContractId = contract.Id, TemplateId = template.Id, TemplateFileId = DemoTemplates.FormerFile, Title = template.Name,
            CommandId = DemoBook.Id("command", key), RequestedById = Cast.Nadege.Id, RequestedBy = Cast.Nadege.FullName, Language = "fr", RequestedAt = when, Values = [], NeedsDecision = false,
            RecipientId = recipient.Id, Recipient = recipient.Words(),
        });
        var to = from.AddYears(1).AddDays(-1);
        var kept = await shelf.KeepAsync(DemoSheet.Of("Ardelane Courtage", template.Name,
            [("Numéro", number), ("Assuré", Cast.Rivelaine.Name), ("Contrat", contract.Number), ("Assureur", insurer), ("Période", string.Create(CultureInfo.InvariantCulture, $"du {from:dd/MM/yyyy} au {to:dd/MM/yyyy}")), ("Remise à", $"{recipient.Name}\n{recipient.Address}")],
            "Attestation de la période précédente"), ContentTypes.Pdf, when, ct);
        var file = book.Add(new StoredFile { Id = DemoBook.Id<StoredFile>(key), Hash = kept.Hash, Size = kept.Size, ContentType = kept.ContentType, CreatedAt = when });
        var document = book.Add(new Document
        {
            Id = DemoBook.Id<Document>(key), ClientId = contract.ClientId, ContractId = contract.Id, FileId = file.Id, Name = $"{template.Name} – {number}.pdf", CreatedAt = when, CreatedBy = Cast.Nadege.FullName,
        });
        document.Share(when);
        var certificate = book.Add(new Certificate
        {
            Id = DemoBook.Id<Certificate>(key), ClientId = contract.ClientId, ContractId = contract.Id, RequestId = request.Id, Number = number, Code = $"DEM0{from.Year}RENEWA{at:00}"[..Certificate.CodeLength],
            DocumentId = document.Id, Hash = kept.Hash, Insurer = insurer, Holder = Cast.Rivelaine.Name,
            From = from, To = to, PreparedAt = when, Template = template.Name,
            Snapshot = FilledValue.Write([new("client.name", Cast.Rivelaine.Name), new("contract.number", contract.Number), new("recipient.name", recipient.Name), new("certificate.number", number)]),
        });
        certificate.Share(when);
        request.Prepared(certificate.Id, when);
    }
}
