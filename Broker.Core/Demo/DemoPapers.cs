using System.Globalization;
using Broker.Core.Certificates;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Products;

namespace Broker.Core.Demo;

/// <summary>Certificates that were given out and did not all stay: one replaced, the one in its place, and one taken back.</summary>
internal static class DemoPapers
{
    private const string Title = "Attestation d’assurance";

    public static async Task WriteAsync(DemoBook book, IFileShelf shelf, CancellationToken ct)
    {
        var contract = book.Rows.OfType<Contract>().Single(c => c.Id == Cast.Bakery.Id);
        var insurer = book.Rows.OfType<Insurer>().Single(i => i.Id == contract.InsurerId).Name;
        var older = await GivenAsync(book, shelf, contract, insurer, 1, 40, "7Q2MX4TD9KWB1H3C", ct);
        var newer = await GivenAsync(book, shelf, contract, insurer, 2, 38, "4RZ8VN6KPD0TXJ2E", ct);
        var third = await GivenAsync(book, shelf, contract, insurer, 3, 12, "9C5HBW3YQM7FTK1A", ct);
        older.Certificate.Withdraw(book.Now.AddDays(-38), Cast.Theo.FullName, "Adresse du fournil corrigée", newer.Certificate.Id);
        third.Certificate.Withdraw(book.Now.AddDays(-9), Cast.Theo.FullName, "Remise pour un marché de Noël qui n’aura pas lieu");
        older.Document.Hold();
        third.Document.Hold();
        foreach (var (certificate, days) in new[] { (newer.Certificate, 30), (third.Certificate, 11) })
            book.Add(new CertificateLooks { ClientId = certificate.ClientId, CertificateId = certificate.Id, Day = book.Today.AddDays(-days), Count = days % 4 + 1 });
        book.Add(new CertificateCounter { Year = book.Today.Year, Last = 3 });
    }

    private static async Task<(Certificate Certificate, Document Document)> GivenAsync(DemoBook book, IFileShelf shelf, Contract contract, string insurer, int number, int daysAgo, string code, CancellationToken ct)
    {
        var (at, name) = (book.Today.AddDays(-daysAgo).ToDateTime(new(9, 12), DateTimeKind.Utc), string.Create(CultureInfo.InvariantCulture, $"AT-{book.Today.Year}-{number:00000}"));
        var (from, to) = CertificateEligibility.PeriodOn(book.Today.AddDays(-daysAgo), contract, null);
        var kept = await shelf.KeepAsync(Sheet(name, contract.Number, insurer, from, to, code), ContentTypes.Pdf, at, ct);
        var file = book.Add(new StoredFile { Id = DemoBook.Id<StoredFile>(name), Hash = kept.Hash, Size = kept.Size, ContentType = kept.ContentType, CreatedAt = at });
        var template = book.Rows.OfType<Templates.WordTemplate>().Single(t => t.Id == DemoTemplates.Id(DemoTemplates.Contract));
        var document = book.Add(new Document
        {
            Id = DemoBook.Id<Document>(name), ClientId = contract.ClientId, ContractId = contract.Id, Name = $"{Title} – {name}.pdf", FileId = file.Id, File = file, CreatedAt = at, CreatedBy = Cast.Marc.FullName,
        });
        var request = book.Add(new CertificateRequest
        {
            Id = DemoBook.Id<CertificateRequest>(name), ClientId = contract.ClientId, ContractId = contract.Id, TemplateId = template.Id, TemplateFileId = template.FileId, Title = Title,
            CommandId = DemoBook.Id("command", name), RequestedById = Cast.Marc.Id, RequestedBy = Cast.Marc.FullName, Language = "fr", RequestedAt = at, Values = [], NeedsDecision = false,
        });
        var certificate = book.Add(new Certificate
        {
            Id = DemoBook.Id<Certificate>(name), ClientId = contract.ClientId, ContractId = contract.Id, RequestId = request.Id, Number = name, Code = code, DocumentId = document.Id, Hash = kept.Hash,
            Insurer = insurer, Holder = Cast.Pelissier.Name, From = from, To = to, PreparedAt = at, Template = template.Name,
            Snapshot = FilledValue.Write([new("client.name", Cast.Pelissier.Name), new("contract.number", contract.Number), new("certificate.number", name)]),
        });
        request.TryClaim(at);
        request.Prepared(certificate.Id, at);
        certificate.Share(at);
        document.Share(at);
        return (certificate, document);
    }

    private static byte[] Sheet(string name, string contract, string insurer, DateOnly from, DateOnly to, string code) => DemoSheet.Of("Ardelane Courtage", Title,
        [("Numéro", name), ("Assuré", Cast.Pelissier.Name), ("Contrat", contract), ("Assureur", insurer), ("Période", string.Create(CultureInfo.InvariantCulture, $"du {from:dd/MM/yyyy} au {to:dd/MM/yyyy}"))],
        $"Vérifiable avec le code {code}");
}
