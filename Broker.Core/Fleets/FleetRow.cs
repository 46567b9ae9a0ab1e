using System.Linq.Expressions;
using Broker.Core.Clients;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>Where an item stands today. Leaving: covered, with a day it goes. Dropped: never came.</summary>
public enum ItemState { Covered, Coming, Leaving, Asked, Left, Dropped }

/// <summary>An insured item as a line of the grid: what is not of its kind is empty.</summary>
/// <param name="Detail">Make and model of a vehicle, address of a building.</param>
/// <param name="Category">Of a vehicle; of a building, as what it is insured.</param>
public sealed record FleetRow(Guid Id, Guid Version, Guid ContractId, ItemKind Kind, string Label, string Detail, string Category, ItemStanding Standing, DateOnly EnteredOn, DateOnly? ExitedOn)
{
    public string? Vin { get; init; }
    public string? Energy { get; init; }
    public string? Usage { get; init; }
    public string? Driver { get; init; }

    /// <summary>First registration of a vehicle, birth of a person.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Square metres.</summary>
    public int? Area { get; init; }
    public Civility? Civility { get; init; }

    /// <summary>Movements that wait for the firm's word.</summary>
    public MovementKind? Waiting { get; init; }

    public ItemState StateOn(DateOnly day) => this switch
    {
        { Standing: ItemStanding.Asked } => ItemState.Asked,
        { Standing: ItemStanding.Dropped } => ItemState.Dropped,
        { ExitedOn: { } left } when left <= day => ItemState.Left,
        _ when EnteredOn > day => ItemState.Coming,
        { ExitedOn: not null } => ItemState.Leaving,
        _ => ItemState.Covered,
    };

    internal static readonly Expression<Func<Vehicle, FleetRow>> OfVehicle = v =>
        new(v.Id, v.Version, v.ContractId, ItemKind.Vehicle, v.Label, v.Make + " " + v.Model, v.Category, v.Standing, v.EnteredOn, v.ExitedOn)
        {
            Vin = v.Vin, Energy = v.Energy, Usage = v.Usage, Driver = v.MainDriver, Since = v.FirstRegisteredOn,
        };

    internal static readonly Expression<Func<Building, FleetRow>> OfBuilding = b =>
        new(b.Id, b.Version, b.ContractId, ItemKind.Building, b.Label, b.Street + ", " + b.PostalCode + " " + b.City, b.Capacity ?? "", b.Standing, b.EnteredOn, b.ExitedOn) { Area = b.Area };

    internal static readonly Expression<Func<InsuredPerson, FleetRow>> OfPerson = p =>
        new(p.Id, p.Version, p.ContractId, ItemKind.Person, p.Label, "", "", p.Standing, p.EnteredOn, p.ExitedOn) { Civility = p.Civility, Since = p.BornOn };
}
