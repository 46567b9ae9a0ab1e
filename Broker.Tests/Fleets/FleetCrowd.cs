using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Products;

namespace Broker.Tests.Fleets;

using World = Broker.Tests.World.World;

/// <summary>Items of all kinds and states, at a client that has others too, and what a filter leaves of them, said without any database.</summary>
internal static class FleetCrowd
{
    private static readonly string[] Categories = ["", "Porteur", "Porteur long", "Élévateur", "Utilitaire"];
    private static readonly string[] Names = ["Dupont", "Duponteau", "Élan", "eden", "Zoé", "Abrial"];

    public static async Task<IReadOnlyList<InsuredItem>> EnterAsync(World world, int each)
    {
        var lot = new Random(5);
        var items = new List<InsuredItem>();
        for (var i = 0; i < each; i++)
        {
            var (client, contract) = lot.Next(5) switch { 0 => (Cast.Rivelaine.Id, Cast.Liability.Id), 1 => (Cast.Morel.Id, Cast.Car.Id), _ => (Cast.Rivelaine.Id, Cast.Fleet.Id) };
            var entered = World.Today.AddDays(lot.Next(-30, 8));
            items.Add(Placed(lot, new Vehicle
            {
                ClientId = client, ContractId = contract, Plate = lot.Next(12) == 0 ? "" : $"{(char)('A' + lot.Next(4))}B-{i:000}-{(char)('C' + lot.Next(3))}D", PlateKind = PlateKind.Siv, Make = "Volvo", Model = $"FH {lot.Next(4)}",
                Category = Categories[lot.Next(Categories.Length)], Vin = $"VF1{lot.Next(1_000_000):000000}", EnteredOn = entered,
            }));
            items.Add(Placed(lot, new Building
            {
                ClientId = client, ContractId = client == Cast.Morel.Id ? Cast.Home.Id : contract, Name = $"{Names[lot.Next(Names.Length)]} {lot.Next(9)}", Street = $"{lot.Next(99)} rue du Canal", PostalCode = "69999", City = "Port-Aubel",
                Area = lot.Next(3) == 0 ? null : lot.Next(900), Capacity = lot.Next(2) == 0 ? null : "Locataire", EnteredOn = entered,
            }));
            items.Add(Placed(lot, new InsuredPerson
            {
                ClientId = client, ContractId = contract, LastName = Names[lot.Next(Names.Length)], FirstName = Names[lot.Next(Names.Length)], EnteredOn = entered,
            }));
        }
        await world.AddAsync([.. items]);
        return items;
    }

    private static InsuredItem Placed(Random lot, InsuredItem item)
    {
        switch (lot.Next(8))
        {
            case 0: item.Ask(); break;
            case 1: item.Drop(); break;
            case 2 or 3: item.ExitedOn = item.EnteredOn.AddDays(lot.Next(0, 40)); break;
        }
        return item;
    }

    public static FleetFilter Filter(Random lot) => new()
    {
        ClientId = lot.Next(6) == 0 ? Cast.Morel.Id : Cast.Rivelaine.Id, ContractId = lot.Next(2) == 0 ? Cast.Fleet.Id : null, Kind = (ItemKind)lot.Next(1, 4),
        Text = lot.Next(4) switch { 0 => new[] { "ab", "B-0", "1-c", "du", "DUP", "zoe é", "port-aubel 69", "vf1", "fh 2", "-" }[lot.Next(10)], _ => null },
        Category = lot.Next(4) == 0 ? Categories[lot.Next(1, Categories.Length)] : null, State = (FleetState)lot.Next(7),
        EnteredFrom = Day(lot), EnteredTo = Day(lot), ExitedFrom = Day(lot), ExitedTo = Day(lot), Sort = (FleetSort)lot.Next(4), Descending = lot.Next(2) == 0,
    };

    private static DateOnly? Day(Random lot) => lot.Next(6) == 0 ? World.Today.AddDays(lot.Next(-20, 20)) : null;

    /// <summary>The long way: every item looked at, in words of its own.</summary>
    public static List<InsuredItem> Naive(IEnumerable<InsuredItem> items, FleetFilter filter, DateOnly today)
    {
        var left = items.Where(i => i.ClientId == filter.ClientId && (filter.ContractId is null || i.ContractId == filter.ContractId) && i.ItemKind == filter.Kind
            && Holds(i, filter.Text) && (filter.Category is null || Plain(i is Vehicle v ? v.Category : (i as Building)?.Capacity) == Plain(filter.Category)) && Stands(i, filter.State, today)
            && !(i.EnteredOn < filter.EnteredFrom) && !(i.EnteredOn > filter.EnteredTo)
            && ((filter.ExitedFrom is null && filter.ExitedTo is null) || (i.Standing == ItemStanding.Confirmed && i.ExitedOn is { } exit && !(exit < filter.ExitedFrom) && !(exit > filter.ExitedTo))));
        string Key(InsuredItem i) => filter.Sort switch
        {
            FleetSort.Category => $"{Plain(i is Vehicle v ? v.Category : (i as Building)?.Capacity)}\t{Name(i)}",
            FleetSort.Entered => $"{i.EnteredOn:yyyy-MM-dd}",
            // Those nobody kept come first, those that stay last, those asked for before them.
            FleetSort.Exited => i.Standing switch { ItemStanding.Dropped => "0", ItemStanding.Asked => "8", _ => i.ExitedOn is { } left ? $"1{left:yyyy-MM-dd}" : "9" },
            _ => Name(i),
        };
        var sorted = left.OrderBy(Key, StringComparer.Ordinal).ThenBy(i => i.Id.ToString(), StringComparer.Ordinal).ToList();
        if (filter.Descending) sorted.Reverse();
        return sorted;
    }

    private static bool Stands(InsuredItem i, FleetState state, DateOnly today)
    {
        var (confirmed, left, entered) = (i.Standing == ItemStanding.Confirmed, i.ExitedOn <= today, i.EnteredOn <= today);
        return state switch
        {
            FleetState.Present => i.Standing == ItemStanding.Asked || (confirmed && !left),
            FleetState.Covered => confirmed && entered && !left,
            FleetState.Coming => confirmed && !entered && !left,
            FleetState.Leaving => confirmed && entered && !left && i.ExitedOn is not null,
            FleetState.Asked => i.Standing == ItemStanding.Asked,
            FleetState.Left => confirmed && left,
            _ => true,
        };
    }

    private static bool Holds(InsuredItem i, string? typed)
    {
        if (i is Vehicle vehicle)
        {
            var sought = Only(typed);
            if (sought.Length < 3) return Only(i.Label).StartsWith(sought, StringComparison.Ordinal);
            return Only(i.Label).Contains(sought, StringComparison.Ordinal) || Only(vehicle.Vin).Contains(sought, StringComparison.Ordinal);
        }
        var words = Plain(typed?.Replace("-", "")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [{ Length: < 3 } start]) return Name(i).StartsWith(start, StringComparison.Ordinal);
        string?[] values = i is Building b ? [b.Name, b.Street, b.PostalCode, b.City] : [i.Label];
        return words.All(word => values.Any(value => Only(value).Contains(word, StringComparison.Ordinal)));
    }

    private static string Name(InsuredItem i) => i is Vehicle ? Only(i.Label) : Plain(i.Label);

    private static string Only(string? text) => Plain(text).Replace(" ", "");

    /// <summary>Small letters without accents, words parted by one blank.</summary>
    private static string Plain(string? text) => string.Join(' ', new string([.. (text ?? "").ToLowerInvariant().Replace('é', 'e').Replace('â', 'a').Replace('ô', 'o').Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
