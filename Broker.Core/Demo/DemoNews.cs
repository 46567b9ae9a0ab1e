using System.Globalization;
using Broker.Core.Communication;

namespace Broker.Core.Demo;

/// <summary>What the firm tells on its extranet.</summary>
internal static class DemoNews
{
    public static void Write(DemoBook book)
    {
        var closed = book.Today.AddDays(25).ToString("d MMMM", CultureInfo.GetCultureInfo("fr-FR"));
        Add(book, "closing", $"Fermeture du cabinet le {closed}", $"Nos bureaux seront fermés le {closed}, et rouvrent le lendemain.\n\nVos attestations restent disponibles ici à toute heure. En cas de sinistre grave, appelez le numéro d’assistance de votre contrat.", NewsAudience.Everybody, 6, 25);
        Add(book, "index", "Comprendre l’évolution de vos cotisations", "Le coût des réparations a augmenté cette année, et les cotisations automobiles avec lui.\n\nNous avons comparé les offres de nos assureurs pour chacun de nos clients. Le détail :\nhttps://www.ardelane.example/cotisations", NewsAudience.Clients, 20, null);
        Add(book, "cyber", "Entreprises : êtes-vous couverts contre une attaque informatique ?", "Une attaque arrête une petite entreprise plusieurs jours. Demandez-nous un devis : nous répondons en deux jours ouvrés.", NewsAudience.Prospects, 30, null);
        Add(book, "autumn", "Campagne de prévention d’automne", "Brouillon : conseils pour les flottes avant l’hiver.", NewsAudience.Clients, -60, null, published: false);
    }

    private static void Add(DemoBook book, string key, string title, string text, NewsAudience audience, int daysAgo, int? until, bool published = true) => book.Add(new NewsItem
    {
        Id = DemoBook.Id<NewsItem>(key), Title = title, Text = text, Audience = audience, From = book.Today.AddDays(-daysAgo), Until = until is { } days ? book.Today.AddDays(days) : null, Published = published,
    });
}
