using Broker.Core.Contracts;
using Broker.Core.Fleets;

namespace Broker.Core.Demo;

/// <summary>Buildings and persons insured.</summary>
internal static class DemoItems
{
    private static readonly (string Name, string Street)[] Places =
    [
        ("Bâtiment principal", "18 quai des Messageries"), ("Entrepôt nord", "2 rue du Canal"), ("Atelier", "9 avenue des Rouliers"),
        ("Bureaux", "3 rue de la Capitainerie"), ("Quai de chargement", "20 quai des Messageries"), ("Dépôt de la gare", "14 cour des Marchandises"),
    ];

    /// <summary>Of a woman and of a man in turn.</summary>
    private static readonly string[] FirstNames =
        ["Agathe", "Bastien", "Chloé", "Damien", "Élise", "Farid", "Gaëlle", "Hugo", "Inaya", "Joël", "Katia", "Loïc", "Maëlys", "Nassim", "Océane", "Paulin"];

    private static readonly string[] LastNames =
        ["Abrial", "Bessonnet", "Charvoz", "Delorge", "Esnaut", "Fargeix", "Guilloteau", "Humbrecht", "Jarousse", "Lamirand", "Mouriez", "Novelet", "Perrachon"];

    public static void Buildings(DemoBook book, Contract contract, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (name, street) = Places[i % Places.Length];
            book.Add(new Building
            {
                Id = DemoBook.Id<Building>($"{contract.Id}/{i}"), ClientId = contract.ClientId, ContractId = contract.Id, Name = name, Street = street,
                PostalCode = "69999", City = "Port-Aubel", Capacity = i % 3 == 1 ? "Locataire" : "Propriétaire", Area = 90 + DemoId.Number($"area:{contract.Id}/{i}", 2_400), EnteredOn = contract.EffectiveOn,
            });
        }
    }

    /// <summary>Every twelfth has left the company.</summary>
    public static void Persons(DemoBook book, Contract contract, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var lot = new Random(DemoId.Number($"person:{contract.Id}/{i}", int.MaxValue));
            var first = (i * 7 + lot.Next(2)) % FirstNames.Length;
            book.Add(new InsuredPerson
            {
                Id = DemoBook.Id<InsuredPerson>($"{contract.Id}/{i}"), ClientId = contract.ClientId, ContractId = contract.Id,
                FirstName = FirstNames[first], Civility = first % 2 == 0 ? Clients.Civility.Madam : Clients.Civility.Sir, LastName = LastNames[i * 5 % LastNames.Length],
                BornOn = book.Today.AddDays(-lot.Next(20 * 365, 62 * 365)), EnteredOn = contract.EffectiveOn.AddDays(lot.Next(0, 200)),
                ExitedOn = i % 12 == 11 ? book.Today.AddDays(-lot.Next(30, 200)) : null,
            });
        }
    }
}
