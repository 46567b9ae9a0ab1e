using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Demo;

/// <summary>What the products cover.</summary>
internal static class DemoGuarantees
{
    private static readonly (string Name, string? Public, bool Declarable, decimal? Limit, decimal? Deductible)[] All =
    [
        ("RC circulation", "Dommages causés aux autres", true, 100_000_000, null),
        ("Dommages tous accidents", "Accident, même responsable", true, null, 450),
        ("Vol et incendie véhicule", "Vol et incendie", true, null, 600),
        ("Bris de glace", null, true, null, 80),
        ("Assistance 0 km", "Assistance en cas de panne", true, null, null),
        ("RC exploitation", "Dommages causés pendant l’activité", true, 8_000_000, 1_000),
        ("RC après livraison", "Dommages causés par vos produits", true, 2_000_000, 3_000),
        ("RC décennale", "Garantie décennale", true, 3_000_000, 2_500),
        ("Dommages électriques", null, true, 60_000, 300),
        ("Incendie et évènements naturels", "Incendie et tempête", true, null, 500),
        ("Dégâts des eaux", null, true, 150_000, 200),
        ("Perte d’exploitation", "Baisse d’activité après un sinistre", false, 400_000, null),
        ("Marchandises en cours de transport", "Marchandises transportées", true, 250_000, 1_500),
        ("Gestion de crise cyber", "Aide en cas d’attaque informatique", true, 500_000, 5_000),
        ("Protection juridique", null, true, 25_000, null),
        ("Frais de santé", null, false, null, null),
        ("Incapacité et invalidité", "Arrêt de travail", false, null, null),
    ];

    private static readonly (DemoProducts.Line Product, string[] Guarantees)[] Covers =
    [
        (DemoProducts.Fleet, ["RC circulation", "Dommages tous accidents", "Vol et incendie véhicule", "Bris de glace", "Assistance 0 km"]),
        (DemoProducts.FleetValsoline, ["RC circulation", "Vol et incendie véhicule", "Bris de glace"]),
        (DemoProducts.Motor, ["RC circulation", "Dommages tous accidents", "Vol et incendie véhicule", "Bris de glace"]),
        (DemoProducts.Liability, ["RC exploitation", "RC après livraison"]),
        (DemoProducts.Decennial, ["RC décennale", "RC exploitation"]),
        (DemoProducts.Goods, ["Marchandises en cours de transport"]),
        (DemoProducts.Premises, ["Incendie et évènements naturels", "Dégâts des eaux", "Dommages électriques", "Perte d’exploitation"]),
        (DemoProducts.Residence, ["Incendie et évènements naturels", "Dégâts des eaux"]),
        (DemoProducts.Home, ["Incendie et évènements naturels", "Dégâts des eaux", "Bris de glace"]),
        (DemoProducts.Health, ["Frais de santé"]),
        (DemoProducts.Welfare, ["Incapacité et invalidité"]),
        (DemoProducts.Cyber, ["Gestion de crise cyber"]),
    ];

    public static Guid Id(string guarantee) => DemoBook.Id<Guarantee>(guarantee);

    public static void Write(DemoBook book)
    {
        foreach (var (name, shown, declarable, limit, deductible) in All)
        {
            book.Add(new Guarantee
            {
                Id = Id(name), Name = name, PublicName = shown, Declarable = declarable,
                Limit = limit is { } most ? Money.Euros(most) : null, Deductible = deductible is { } own ? Money.Euros(own) : null,
            });
        }
        foreach (var (product, guarantees) in Covers)
        {
            for (var at = 0; at < guarantees.Length; at++)
            {
                book.Add(new ProductGuarantee
                {
                    Id = DemoBook.Id("product-guarantee", $"{product.Key}/{guarantees[at]}"), ProductId = product.Id, GuaranteeId = Id(guarantees[at]), Position = at,
                });
            }
        }
    }
}
