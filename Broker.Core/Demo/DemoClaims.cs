using System.Globalization;
using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>Claims as a portfolio has them: under way, settled, refused, opened again.</summary>
internal static class DemoClaims
{
    private const string Collision = "Collision", Glass = "Bris de glace", Theft = "Vol", Water = "Dégât des eaux", Fire = "Incendie", Storm = "Événement climatique",
        Liability = "Dommage causé à un tiers", Cyber = "Attaque informatique", Goods = "Avarie de marchandises", Works = "Malfaçon", Health = "Arrêt de travail", Dispute = "Litige";

    private static readonly string[] Natures = [Collision, Glass, Theft, Water, Fire, Storm, Liability, Cyber, Goods, Works, Health, Dispute];

    private static readonly Dictionary<string, (string Nature, string Place, string Circumstances)[]> Stories = new()
    {
        ["fleet"] = [(Collision, "Rocade est, Port-Aubel", "Choc arrière à un ralentissement ; constat amiable signé des deux conducteurs."), (Glass, "Autoroute, aire des Prés", "Impact d’un gravillon sur le pare-brise.")],
        ["fleet-valsoline"] = [(Collision, "Rond-point de la Gare, Marquenbourg", "Refus de priorité du tiers, aile avant gauche enfoncée."), (Theft, "Parking du dépôt", "Véhicule fracturé dans la nuit, outillage emporté ; plainte déposée.")],
        ["motor"] = [(Collision, "Rue du Marché", "Accrochage en stationnement, le tiers a laissé ses coordonnées."), (Glass, "Domicile", "Lunette arrière brisée par la grêle.")],
        ["premises"] = [(Water, "Réserve", "Rupture d’une canalisation au-dessus de la réserve, stock mouillé."), (Fire, "Atelier", "Départ de feu électrique maîtrisé par les pompiers.")],
        ["residence"] = [(Water, "Cage B, 3ᵉ étage", "Fuite d’une colonne ; quatre logements touchés."), (Storm, "Toiture", "Tuiles soulevées par la tempête.")],
        ["home"] = [(Water, "Salle de bains", "Infiltration chez le voisin du dessous, constat échangé."), (Theft, "Domicile", "Effraction en l’absence des occupants.")],
        ["liability"] = [(Liability, "Chez un client", "Matériel du client endommagé pendant l’intervention.")],
        ["decennial"] = [(Works, "Chantier livré en 2024", "Fissures signalées par le maître d’ouvrage ; expertise demandée.")],
        ["cyber"] = [(Cyber, "Siège", "Postes chiffrés par un logiciel malveillant, sauvegardes restaurées en deux jours.")],
        ["goods"] = [(Goods, "Quai de déchargement", "Palettes renversées au déchargement, réserves portées sur la lettre de voiture.")],
        ["health"] = [(Health, "Lieu de travail", "Arrêt de six semaines, dossier transmis à l’assureur.")],
        ["welfare"] = [(Health, "Lieu de travail", "Arrêt prolongé, indemnités journalières demandées.")],
        ["legal"] = [(Dispute, "Siège", "Désaccord avec un fournisseur sur une livraison incomplète.")],
    };

    private static readonly Dictionary<string, string> Guarantees = new()
    {
        [Collision] = "Dommages tous accidents", [Water] = "Dégâts des eaux", [Fire] = "Incendie et évènements naturels", [Works] = "RC décennale",
        [Storm] = "Incendie et évènements naturels", [Cyber] = "Gestion de crise cyber", [Goods] = "Marchandises en cours de transport", [Liability] = "RC exploitation",
    };

    public static void WriteNatures(DemoBook book)
    {
        for (var i = 0; i < Natures.Length; i++) book.Add(new ListValue { Id = NatureOf(Natures[i]), List = ListKind.ClaimNature, Name = Natures[i], Position = i });
    }

    public static void WriteCast(DemoBook book)
    {
        Declare(book, Cast.Fleet, 34, Collision, "A7, sortie Port-Aubel sud", "Choc arrière à un ralentissement. Constat amiable signé ; le tracteur est immobilisé au garage.", 3_850, liability: 0);
        Declare(book, Cast.Goods, 12, Goods, "Plateforme de Marquenbourg", "Rupture de la chaîne du froid : onze palettes refusées par le destinataire.", 18_400, handler: Cast.Theo);
        Close(book, Declare(book, Cast.Fleet, 140, Glass, "Rocade est", "Pare-brise remplacé chez un réparateur agréé.", 620, 571.20m), ClaimOutcome.Settled, 118, "Réglé directement au réparateur");
        var depot = Close(book, Declare(book, Cast.Depots, 320, Water, "Entrepôt nord", "Rupture d’une canalisation au-dessus du quai ; stock de cartons perdu.", 9_300, 7_450), ClaimOutcome.Settled, 210, "Indemnité versée");
        depot.Reopen("Nouvelles infiltrations au même endroit, expertise complémentaire", Cast.Theo.FullName, book.Now.AddDays(-40));
        Close(book, Declare(book, Cast.Cyber, 95, Cyber, "Siège", "Messagerie d’un dirigeant usurpée ; aucun virement n’est parti.", 2_000), ClaimOutcome.WithoutFollowUp, 71, null);
        Declare(book, Cast.Bakery, 6, Fire, "Fournil", "Départ de feu au tableau électrique, maîtrisé à l’extincteur. Four à l’arrêt.", 12_600, handler: Cast.Theo);
        Close(book, Declare(book, Cast.Car, 210, Collision, "Rue des Lavandières", "Accrochage en stationnement ; tiers non identifié.", 740), ClaimOutcome.Refused, 180, "Franchise supérieure au dommage");
        Declare(book, Cast.Residence, 19, Water, "Bâtiment A, 2ᵉ étage", "Fuite d’une colonne d’eau chaude ; trois logements touchés.", 5_200, liability: 100);
    }

    /// <summary>About one contract in three has had a claim in the last eighteen months.</summary>
    public static void Write(DemoBook book, Contract contract, DemoProducts.Line line, int number)
    {
        var lot = new Random(DemoId.Number("claim:" + contract.Id, int.MaxValue));
        var age = Math.Min(540, book.Today.DayNumber - contract.EffectiveOn.DayNumber);
        if (number % 3 != 0 || age < 20) return;
        var stories = Stories[line.Key];
        var (nature, place, circumstances) = stories[lot.Next(stories.Length)];
        var estimated = lot.Next(4, 160) * 100m;
        var daysAgo = lot.Next(5, age);
        var claim = Declare(book, contract, daysAgo, nature, place, circumstances, estimated, handler: number % 2 == 0 ? Cast.Ines : Cast.Oliver);
        if (daysAgo < 90) return;
        var outcome = lot.Next(8) switch { 0 => ClaimOutcome.Refused, 1 => ClaimOutcome.WithoutFollowUp, 2 => ClaimOutcome.Withdrawn, _ => ClaimOutcome.Settled };
        if (outcome == ClaimOutcome.Settled) claim.Settled = claim.Estimated with { Minor = claim.Estimated.Minor * lot.Next(70, 105) / 100 };
        Close(book, claim, outcome, daysAgo - lot.Next(30, 80), null);
    }

    private static Claim Declare(DemoBook book, CastContract contract, int daysAgo, string nature, string place, string circumstances, decimal estimated, decimal settled = 0,
        int? liability = null, CastPerson? handler = null)
    {
        var claim = Declare(book, book.Rows.OfType<Contract>().Single(c => c.Id == contract.Id), daysAgo, nature, place, circumstances, estimated, handler ?? Cast.Ines);
        (claim.Settled, claim.LiabilityShare) = (Money.Euros(settled), liability);
        return claim;
    }

    private static Claim Declare(DemoBook book, Contract contract, int daysAgo, string nature, string place, string circumstances, decimal estimated, CastPerson handler)
    {
        var (occurred, declared) = (book.Today.AddDays(-daysAgo), book.Today.AddDays(-daysAgo + daysAgo % 5));
        var number = 1 + book.Rows.OfType<Claim>().Count(c => c.DeclaredOn.Year == declared.Year);
        var claim = book.Add(new Claim
        {
            Id = DemoBook.Id<Claim>($"{contract.Id}/{daysAgo}"), ClientId = contract.ClientId, ContractId = contract.Id, OccurredOn = occurred, DeclaredOn = declared,
            Number = string.Create(CultureInfo.InvariantCulture, $"{Claim.Prefix}-{declared.Year}-{number:00000}"),
            InsurerReference = daysAgo > 10 ? DemoId.Digits("claim-reference:" + contract.Id + daysAgo)[..8] : null,
            ItemId = book.Rows.OfType<InsuredItem>().Where(i => i.ContractId == contract.Id && i.IsCoveredOn(occurred)).OrderBy(i => i.Label == place ? 0 : 1).FirstOrDefault()?.Id,
            NatureId = NatureOf(nature), Place = place, Circumstances = circumstances, Estimated = Money.Euros(estimated), HandlerId = handler.Id,
        });
        if (Guarantees.TryGetValue(nature, out var guarantee) && book.Rows.OfType<Guarantee>().Any(g => g.Name == guarantee)) claim.Concern([DemoGuarantees.Id(guarantee)]);
        Tell(book, claim, ClaimEvents.Declared, declared, handler.FullName, Dates.Iso(occurred), contract.Number);
        return claim;
    }

    private static Claim Close(DemoBook book, Claim claim, ClaimOutcome outcome, int daysAgo, string? reason)
    {
        claim.Close(outcome, reason, Cast.Ines.FullName, book.Now.AddDays(-daysAgo));
        Tell(book, claim, ClaimEvents.Closed, book.Today.AddDays(-daysAgo), Cast.Ines.FullName, $"{nameof(ClaimOutcome)}.{outcome}");
        return claim;
    }

    private static void Tell(DemoBook book, Claim claim, string code, DateOnly on, string by, params string[] values) => book.Add(new Event
    {
        Id = DemoBook.Id<Event>($"{claim.Id}/{code}"), ClientId = claim.ClientId, ContractId = claim.ContractId, By = by, Code = code, Args = [claim.Number, .. values],
        At = on.ToDateTime(new TimeOnly(9, DemoId.Number(claim.Number, 60)), DateTimeKind.Utc),
    });

    private static Guid NatureOf(string name) => DemoBook.Id<ListValue>("claim-nature/" + name);
}
