using System.Globalization;
using Broker.Core.Clients;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>One field of an item, read and written as text that does not depend on the language: what a movement keeps of before and after.</summary>
public sealed record ItemField(string Name, ItemKind Kind, Func<ItemData, string?> Read, Action<ItemData, string?> Write);

public static class ItemFields
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>In the order in which they are read.</summary>
    public static readonly IReadOnlyList<ItemField> All =
    [
        Of(ItemKind.Vehicle, nameof(ItemData.Plate), d => d.ReadPlate()?.Shown ?? d.Plate, (d, v) => d.Plate = v),
        Of(ItemKind.Vehicle, nameof(ItemData.PlateKind), d => (d.PlateKind ?? d.ReadPlate()?.Kind)?.ToString(), (d, v) => d.PlateKind = Parse<PlateKind>(v)),
        Of(ItemKind.Vehicle, nameof(ItemData.PlateCountry), d => d.PlateCountry, (d, v) => d.PlateCountry = v),
        Of(ItemKind.Vehicle, nameof(ItemData.Make), d => d.Make, (d, v) => d.Make = v),
        Of(ItemKind.Vehicle, nameof(ItemData.Model), d => d.Model, (d, v) => d.Model = v),
        Of(ItemKind.Vehicle, nameof(ItemData.Category), d => d.Category, (d, v) => d.Category = v),
        Of(ItemKind.Vehicle, nameof(ItemData.Energy), d => d.Energy, (d, v) => d.Energy = v),
        Of(ItemKind.Vehicle, nameof(ItemData.Usage), d => d.Usage, (d, v) => d.Usage = v),
        Of(ItemKind.Vehicle, nameof(ItemData.Vin), d => Vin.Tidy(d.Vin), (d, v) => d.Vin = v),
        Of(ItemKind.Vehicle, nameof(ItemData.FirstRegisteredOn), d => Text(d.FirstRegisteredOn), (d, v) => d.FirstRegisteredOn = Day(v)),
        Of(ItemKind.Vehicle, nameof(ItemData.GrossWeight), d => Text(d.GrossWeight), (d, v) => d.GrossWeight = Whole(v)),
        Of(ItemKind.Vehicle, nameof(ItemData.Value), d => d.Value?.ToString("0.00", Plain), (d, v) => d.Value = v is null ? null : decimal.Parse(v, Plain)),
        Of(ItemKind.Vehicle, nameof(ItemData.FinanceCompany), d => d.FinanceCompany, (d, v) => d.FinanceCompany = v),
        Of(ItemKind.Vehicle, nameof(ItemData.MainDriver), d => d.MainDriver, (d, v) => d.MainDriver = v),
        Of(ItemKind.Vehicle, nameof(ItemData.GaragePostalCode), d => d.GaragePostalCode, (d, v) => d.GaragePostalCode = v),
        Of(ItemKind.Building, nameof(ItemData.Name), d => d.Name, (d, v) => d.Name = v),
        Of(ItemKind.Building, nameof(ItemData.Street), d => d.Street, (d, v) => d.Street = v),
        Of(ItemKind.Building, nameof(ItemData.PostalCode), d => d.PostalCode, (d, v) => d.PostalCode = v),
        Of(ItemKind.Building, nameof(ItemData.City), d => d.City, (d, v) => d.City = v),
        Of(ItemKind.Building, nameof(ItemData.Area), d => Text(d.Area), (d, v) => d.Area = Whole(v)),
        Of(ItemKind.Building, nameof(ItemData.Capacity), d => d.Capacity, (d, v) => d.Capacity = v),
        Of(ItemKind.Person, nameof(ItemData.Civility), d => d.Civility?.ToString(), (d, v) => d.Civility = Parse<Civility>(v)),
        Of(ItemKind.Person, nameof(ItemData.LastName), d => d.LastName, (d, v) => d.LastName = v),
        Of(ItemKind.Person, nameof(ItemData.FirstName), d => d.FirstName, (d, v) => d.FirstName = v),
        Of(ItemKind.Person, nameof(ItemData.BornOn), d => Text(d.BornOn), (d, v) => d.BornOn = Day(v)),
    ];

    private static readonly ILookup<ItemKind, ItemField> ByKind = All.ToLookup(f => f.Kind);
    private static readonly Dictionary<(ItemKind, string), ItemField> ByName = All.ToDictionary(f => (f.Kind, f.Name));

    public static IEnumerable<ItemField> Of(ItemKind kind) => ByKind[kind];

    /// <summary>Numbers, whose change is told in percent (IND-31).</summary>
    public static bool IsNumber(string field) => field is nameof(ItemData.GrossWeight) or nameof(ItemData.Value) or nameof(ItemData.Area);

    /// <summary>What differs, field by field.</summary>
    public static List<FieldChange> Differences(ItemData? before, ItemData after)
    {
        var changes = new List<FieldChange>();
        foreach (var field in Of(after.Kind))
        {
            var (old, now) = (before is null ? null : Tidy(field.Read(before)), Tidy(field.Read(after)));
            if (old != now) changes.Add(new(field.Name, old, now));
        }
        return changes;
    }

    /// <summary>What was asked for, put into what is there now.</summary>
    public static void Put(ItemData data, IEnumerable<FieldChange> changes)
    {
        foreach (var change in changes)
            if (ByName.TryGetValue((data.Kind, change.Field), out var field)) field.Write(data, change.After);
    }

    private static ItemField Of(ItemKind kind, string name, Func<ItemData, string?> read, Action<ItemData, string?> write) => new(name, kind, read, write);

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", Plain);

    private static string? Text(int? number) => number?.ToString(Plain);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", Plain);

    private static int? Whole(string? text) => text is null ? null : int.Parse(text, Plain);

    private static T? Parse<T>(string? text) where T : struct, Enum => text is null ? null : Enum.Parse<T>(text);
}
