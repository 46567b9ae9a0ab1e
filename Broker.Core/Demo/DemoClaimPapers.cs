using Broker.Core.Claims;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Files;

namespace Broker.Core.Demo;

/// <summary>What guarantees ask for when there is a claim, and how far the claims under way are.</summary>
internal static class DemoClaimPapers
{
    private const string Photos = "Photos des dommages", Repair = "Devis ou facture de réparation", Statement = "Constat amiable";

    private static readonly Dictionary<string, (string Name, string? Help, bool Mandatory)[]> Lists = new()
    {
        ["Dommages tous accidents"] = [(Statement, "Recto et verso, signé des deux conducteurs.", true), (Photos, "De près et de loin, la plaque visible.", true), (Repair, null, false)],
        ["Vol et incendie véhicule"] = [("Récépissé de dépôt de plainte", "Remis par la police ou la gendarmerie.", true), (DemoExpected.Registration, "La carte grise du véhicule, recto et verso.", true)],
        ["Dégâts des eaux"] = [("Constat de dégât des eaux", "Rempli avec le voisin ou le syndic.", true), (Photos, "Les pièces touchées, et l’origine si on la voit.", true), (Repair, null, false)],
        ["Incendie et évènements naturels"] = [(Photos, null, true), ("Liste des biens endommagés", "Avec leur âge et leur valeur, factures à l’appui si vous les avez.", true), (Repair, null, true)],
        ["RC exploitation"] = [("Réclamation du tiers", "La lettre ou le message par lequel il demande réparation.", true)],
    };

    public static void WriteLists(DemoBook book)
    {
        var known = book.Rows.OfType<DocumentType>().Select(t => t.Name).ToHashSet();
        foreach (var name in Lists.Values.SelectMany(l => l).Select(l => l.Name).Distinct().Where(n => !known.Contains(n))) book.Add(new DocumentType { Id = DemoBook.Id<DocumentType>(name), Name = name });
        foreach (var (guarantee, lines) in Lists)
            for (var at = 0; at < lines.Length; at++)
                book.Add(new ListedDocument
                {
                    Id = DemoBook.Id<ListedDocument>($"{guarantee}/{lines[at].Name}"), GuaranteeId = DemoGuarantees.Id(guarantee), TypeId = DemoBook.Id<DocumentType>(lines[at].Name), Help = lines[at].Help, Mandatory = lines[at].Mandatory, Position = at + 1,
                });
    }

    /// <summary>After the claims, and the sheets everybody brings: the first document of each has come.</summary>
    public static void WriteFiles(DemoBook book)
    {
        var files = book.Rows.OfType<StoredFile>().ToDictionary(f => f.Id);
        var lines = book.Rows.OfType<ListedDocument>().ToLookup(l => l.GuaranteeId);
        var names = book.Rows.OfType<DocumentType>().ToDictionary(t => t.Id, t => t.Name);
        foreach (var claim in book.Rows.OfType<Claim>().Where(c => c.State == ClaimState.Open).ToList())
            foreach (var line in claim.Guarantees.SelectMany(g => lines[g.GuaranteeId]).DistinctBy(l => l.TypeId))
            {
                var since = claim.DeclaredOn.ToDateTime(new(9, 30), DateTimeKind.Utc);
                var item = book.Add(new ExpectedDocument { Id = DemoBook.Id<ExpectedDocument>($"{claim.Number}/{line.Position}"), ClientId = claim.ClientId, ClaimId = claim.Id, Since = since });
                item.Follow(line, names[line.TypeId]);
                if (line.Position > 1) continue;
                var at = since.AddHours(6);
                var file = files[DemoExpected.FileOf(item.Name)];
                var document = book.Add(new Document
                {
                    Id = DemoBook.Id<Document>($"claim/{claim.Number}/{line.Position}"), ClientId = claim.ClientId, ContractId = claim.ContractId, ClaimId = claim.Id, Name = $"{item.Name}.pdf", FileId = file.Id, File = file, CreatedAt = at, CreatedBy = Cast.Ines.FullName,
                });
                item.Collected.Add(new() { Id = DemoBook.Id<CollectedDocument>($"{claim.Number}/{line.Position}"), ClientId = item.ClientId, ExpectedId = item.Id, DocumentId = document.Id, At = at, By = Cast.Ines.FullName, SetAside = true });
                item.Receive(document.Id, at, Cast.Ines.FullName);
            }
    }
}
