using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>An insured item as lists show it, whichever its kind.</summary>
/// <param name="Detail">Make and model of a vehicle, address of a building; empty for a person.</param>
/// <param name="Covered">On the day asked for.</param>
public sealed record ItemRow(Guid Id, Guid ContractId, ItemKind Kind, string Label, string Detail, DateOnly EnteredOn, DateOnly? ExitedOn, bool Covered, ItemStanding Standing = ItemStanding.Confirmed)
{
    internal static ItemRow Of(InsuredItem item, DateOnly day)
    {
        var (kind, detail) = item switch
        {
            Vehicle vehicle => (ItemKind.Vehicle, $"{vehicle.Make} {vehicle.Model}".Trim()),
            Building building => (ItemKind.Building, $"{building.Street}, {building.PostalCode} {building.City}".Trim(',', ' ')),
            _ => (ItemKind.Person, ""),
        };
        return new(item.Id, item.ContractId, kind, item.Label, detail, item.EnteredOn, item.ExitedOn, item.IsCoveredOn(day), item.Standing);
    }
}
