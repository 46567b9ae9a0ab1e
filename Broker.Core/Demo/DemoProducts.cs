using Broker.Core.Products;

namespace Broker.Core.Demo;

/// <summary>Insurers, risks and what the firm sells, with the certificates each product offers.</summary>
internal static class DemoProducts
{
    /// <summary>A product: its own name, its risk, its insurer and the templates it offers.</summary>
    public sealed record Line(string Key, string Name, string Risk, string Insurer, params string[] Templates)
    {
        public Guid Id { get; } = DemoBook.Id<Product>(Key);
        public Guid RiskId { get; } = DemoBook.Id<Risk>(Risk);
        public Guid InsurerId { get; } = DemoBook.Id<Insurer>(Insurer);
    }

    public const string Armoriane = "Armoriane Assurances", Valsoline = "Mutuelle Valsoline", Corvane = "Corvane Spécialités",
        Esterane = "Estérane Prévoyance", TroisRades = "Mutuelle des Trois-Rades";

    private static readonly Dictionary<string, string> Addresses = new()
    {
        [Armoriane] = "18 quai des Gabares\n35000 Rennes", [Valsoline] = "4 avenue du Val\n49000 Angers", [Corvane] = "27 rue de la Corne\n33000 Bordeaux",
        [Esterane] = "9 cours de l’Estérane\n06300 Nice", [TroisRades] = "2 place des Rades\n29200 Brest",
    };

    private const string Contract = DemoTemplates.Contract, Vehicle = DemoTemplates.Vehicle, Event = DemoTemplates.Event, FleetList = DemoTemplates.FleetList;

    private static readonly Dictionary<string, ItemKind> Risks = new()
    {
        ["Flotte automobile"] = ItemKind.Vehicle,
        ["Automobile"] = ItemKind.Vehicle,
        ["Responsabilité civile professionnelle"] = ItemKind.None,
        ["Responsabilité civile décennale"] = ItemKind.None,
        ["Marchandises transportées"] = ItemKind.None,
        ["Multirisque professionnelle"] = ItemKind.Building,
        ["Multirisque immeuble"] = ItemKind.Building,
        ["Multirisque habitation"] = ItemKind.Building,
        ["Santé collective"] = ItemKind.Person,
        ["Prévoyance collective"] = ItemKind.Person,
        ["Cyber"] = ItemKind.None,
        ["Protection juridique"] = ItemKind.None,
    };

    public static readonly Line Fleet = new("fleet", "Armoriane Flotte Route", "Flotte automobile", Armoriane, Vehicle, Contract, FleetList);
    public static readonly Line FleetValsoline = new("fleet-valsoline", "Valsoline Parc Pro", "Flotte automobile", Valsoline, Vehicle, Contract);
    public static readonly Line Motor = new("motor", "Valsoline Auto", "Automobile", Valsoline, Vehicle);
    public static readonly Line Liability = new("liability", "Corvane RC Entreprise", "Responsabilité civile professionnelle", Corvane, Contract, Event);
    public static readonly Line Decennial = new("decennial", "Corvane Décennale Bâtiment", "Responsabilité civile décennale", Corvane, Contract);
    public static readonly Line Goods = new("goods", "Trois-Rades Marchandises", "Marchandises transportées", TroisRades, Contract);
    public static readonly Line Premises = new("premises", "Valsoline Multirisque Pro", "Multirisque professionnelle", Valsoline, Contract, Event);
    public static readonly Line Residence = new("residence", "Trois-Rades Immeuble", "Multirisque immeuble", TroisRades, Contract);
    public static readonly Line Home = new("home", "Valsoline Habitation", "Multirisque habitation", Valsoline, Contract, Event);
    public static readonly Line Health = new("health", "Estérane Santé Équipe", "Santé collective", Esterane, Contract);
    public static readonly Line Welfare = new("welfare", "Estérane Prévoyance Équipe", "Prévoyance collective", Esterane, Contract);
    public static readonly Line Cyber = new("cyber", "Corvane Cyber", "Cyber", Corvane, Contract);

    /// <summary>Sold without any certificate.</summary>
    public static readonly Line Legal = new("legal", "Trois-Rades Protection juridique", "Protection juridique", TroisRades);

    private static readonly Line[] All =
        [Fleet, FleetValsoline, Motor, Liability, Decennial, Goods, Premises, Residence, Home, Health, Welfare, Cyber, Legal];

    public static void Write(DemoBook book)
    {
        foreach (var insurer in All.Select(l => l.Insurer).Distinct()) book.Add(new Insurer { Id = DemoBook.Id<Insurer>(insurer), Name = insurer, Address = Addresses[insurer] });
        foreach (var (risk, items) in Risks) book.Add(new Risk { Id = DemoBook.Id<Risk>(risk), Name = risk, ItemKind = items }).MakeFleet(risk is "Flotte automobile" or "Multirisque immeuble");
        foreach (var line in All)
        {
            book.Add(new Product
            {
                Id = line.Id, Name = line.Name, InsurerId = line.InsurerId, RiskId = line.RiskId,
                Templates = [.. line.Templates.Select((template, position) => new ProductTemplate
                {
                    Id = DemoBook.Id("product-template", $"{line.Key}/{template}"), ProductId = line.Id,
                    TemplateId = DemoTemplates.Id(template), ExtranetTitle = template, Position = position,
                })],
            });
        }
    }
}
