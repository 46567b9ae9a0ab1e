using System.Globalization;
using Broker.Core.Common;
using Broker.Core.Word;

namespace Broker.Tests.Word;

/// <summary>Fills a file made by a test, and lets no filled file be worse than what was given.</summary>
internal static class Filled
{
    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static MergeData Data => new MergeData()
        .Set("client.nom", "Dupont & Fils")
        .Set("ville", "Lyon")
        .Set("vide", "")
        .Set("oui", true)
        .Set("non", false)
        .Set("montant", Money.Euros(1234.5m))
        .Set("date", new DateOnly(2026, 3, 1))
        .Set("qr", new MergePicture(Png, "Code de vérification"))
        .Set("aucun", new List<MergeData>())
        .Set("vehicules", Vehicles("AA-111-AA", "BB-222-BB"));

    public static List<MergeData> Vehicles(params string[] plates) => [.. plates.Select(plate => new MergeData().Set("plaque", plate))];

    public static byte[] File(byte[] docx, MergeData? data = null, UnknownTags unknown = UnknownTags.PrintNothing)
    {
        var filled = WordFill.Fill(docx, data ?? Data, French, unknown);
        Assert.Equal(WordFile.Faults(docx).Count, WordFile.Faults(filled).Count);
        return filled;
    }

    public static string Body(string body, MergeData? data = null) => WordFile.TextOf(File(WordFile.Of(body), data));
}
