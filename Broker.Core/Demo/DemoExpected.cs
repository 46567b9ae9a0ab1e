using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Files;
using Broker.Core.Products;

namespace Broker.Core.Demo;

/// <summary>What each contract type asks for, and how far some files are.</summary>
internal static class DemoExpected
{
    private sealed record Asked(string Name, string? Help = null, bool Mandatory = true, int? Months = null, ClientKind? OnlyFor = null);

    public const string Identity = "Pièce d’identité", Company = "Extrait Kbis", Losses = "Relevé de sinistralité", Registration = "Certificat d’immatriculation", Licence = "Permis de conduire", Bank = "RIB";

    private static readonly string[] Types =
        [Identity, "Justificatif de domicile", Bank, Company, "Statuts", "Attestation d’assurance précédente", Losses, Licence, Registration, "Bail", "Contrat signé", "Mandat de prélèvement SEPA"];

    private static readonly Asked KbisAsked = new(Company, "De moins de trois mois, à demander sur le site du greffe.", Months: 3, OnlyFor: ClientKind.Company);
    private static readonly Asked LossesAsked = new(Losses, "Établi par votre assureur précédent, sur les trois dernières années.");

    private static readonly Dictionary<string, Asked[]> Lists = new()
    {
        ["Automobile"] = [new(Registration, "La carte grise du véhicule, recto et verso."), new(Licence, "Celui du conducteur principal, recto et verso."), new("Relevé d’information", "Il mentionne votre bonus : votre assureur précédent vous le doit sous quinze jours.", Months: 3), new(Bank, Mandatory: false)],
        ["Flotte automobile"] = [new("État du parc", "La liste de vos véhicules, dans un tableur."), LossesAsked, KbisAsked],
        ["Responsabilité civile professionnelle"] = [new("Questionnaire signé"), LossesAsked, KbisAsked],
        ["Responsabilité civile décennale"] = [new("Questionnaire signé"), new("Attestation de qualification", "Qualibat, RGE ou diplôme, selon votre métier."), LossesAsked, KbisAsked],
        ["Multirisque habitation"] = [new(Identity, "Recto et verso.", OnlyFor: ClientKind.NaturalPerson), new("Justificatif de domicile", "Facture d’énergie ou quittance de loyer récente.", Months: 3), new("Bail", "Si vous êtes locataire.", Mandatory: false)],
        ["Multirisque professionnelle"] = [new("Bail"), LossesAsked, KbisAsked],
        ["Cyber"] = [new("Questionnaire signé"), KbisAsked],
    };

    /// <summary>After the risks.</summary>
    public static void WriteLists(DemoBook book)
    {
        foreach (var name in Types.Concat(Lists.Values.SelectMany(l => l).Select(a => a.Name)).Distinct())
            book.Add(new DocumentType { Id = DemoBook.Id<DocumentType>(name), Name = name, Shipped = Types.Contains(name) });
        foreach (var (risk, asked) in Lists)
            for (var at = 0; at < asked.Length; at++)
                book.Add(new ListedDocument
                {
                    Id = DemoBook.Id<ListedDocument>($"{risk}/{asked[at].Name}"), RiskId = DemoBook.Id<Risk>(risk), TypeId = DemoBook.Id<DocumentType>(asked[at].Name), Help = asked[at].Help,
                    Mandatory = asked[at].Mandatory, ValidityMonths = asked[at].Months, OnlyFor = asked[at].OnlyFor, Position = at + 1,
                });
    }

    public const string Advice = "Fiche d’information et de conseil";

    /// <summary>The sheet of that name that everybody brings.</summary>
    public static Guid FileOf(string document) => DemoBook.Id<StoredFile>($"expected/{document}");

    /// <summary>After the contracts: those signed this year, and those of a family one knows.</summary>
    public static async Task WriteFilesAsync(DemoBook book, IFileShelf shelf, CancellationToken ct)
    {
        var known = new HashSet<Guid> { Cast.Home.Id, Cast.Car.Id };
        var lines = book.Rows.OfType<ListedDocument>().ToLookup(l => l.RiskId);
        var names = book.Rows.OfType<DocumentType>().ToDictionary(t => t.Id, t => t.Name);
        var files = new Dictionary<string, StoredFile>();
        foreach (var name in names.Values.Append(Advice))
        {
            var kept = await shelf.KeepAsync(DemoSheet.Of(name == Advice ? "Ardelane Courtage" : "Pièce remise par l’assuré", name, [("Exemplaire", "de démonstration")], "Aucune donnée personnelle n’y figure"), ContentTypes.Pdf, book.Now, ct);
            files[name] = book.Add(new StoredFile { Id = FileOf(name), Hash = kept.Hash, Size = kept.Size, ContentType = kept.ContentType, CreatedAt = book.Now });
        }
        var neighbours = book.Rows.OfType<Contract>().Where(c => c.StateOn(book.Today) == ContractState.InForce && c.ClientId != Cast.Rivelaine.Id && c.EffectiveOn > book.Today.AddDays(-330)).ToList();
        foreach (var contract in book.Rows.OfType<Contract>().Where(c => known.Contains(c.Id)).Concat(neighbours).Distinct().ToList())
        {
            var since = book.Now.AddDays(-Math.Clamp(book.Today.DayNumber - contract.EffectiveOn.DayNumber, 2, 120));
            foreach (var line in lines[contract.RiskId])
            {
                var item = book.Add(new ExpectedDocument { Id = DemoBook.Id<ExpectedDocument>($"{contract.Number}/{line.Position}"), ClientId = contract.ClientId, ContractId = contract.Id, Since = since });
                item.Follow(line, names[line.TypeId]);
                Answer(book, contract, item, files[names[line.TypeId]], known.Contains(contract.Id) ? line.Position + 1 : DemoId.Number($"expected:{contract.Number}/{line.Position}", 7));
            }
        }
    }

    private static void Answer(DemoBook book, Contract contract, ExpectedDocument item, StoredFile file, int how)
    {
        if (how is 1 or 4) return;
        if (how == 6)
        {
            item.Waive("Déjà au dossier d’un autre contrat", book.Now.AddDays(-1), Cast.Theo.FullName);
            return;
        }
        var at = item.Since.AddDays(1);
        var document = book.Add(new Document
        {
            Id = DemoBook.Id<Document>($"expected/{contract.Number}/{item.Position}"), ClientId = contract.ClientId, ContractId = contract.Id, Name = $"{item.Name}.pdf", FileId = file.Id, File = file, CreatedAt = at, CreatedBy = Cast.Ines.FullName,
        });
        item.Collected.Add(new() { Id = DemoBook.Id<CollectedDocument>($"{contract.Number}/{item.Position}"), ClientId = item.ClientId, ExpectedId = item.Id, DocumentId = document.Id, At = at, By = Cast.Ines.FullName, SetAside = true });
        item.Receive(document.Id, at, Cast.Ines.FullName);
        if (how == 3) item.Refuse("Document illisible, merci de nous en renvoyer un plus net.", at.AddHours(20), Cast.Theo.FullName);
        else if (how != 0) item.Accept(book.Today.AddDays(-20), book.Today, at.AddHours(20), Cast.Theo.FullName);
    }
}
