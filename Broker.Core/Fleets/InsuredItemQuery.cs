using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>One insured item, with what is particular to its kind.</summary>
public sealed class InsuredItemQuery(BrokerStore store, FirmClock clock)
{
    /// <summary>Only the part of its own kind is there.</summary>
    public sealed record ItemRecord(ItemRow Item, Guid ClientId, VehiclePart? Vehicle = null, BuildingPart? Building = null, PersonPart? Person = null);

    public sealed record VehiclePart(string Plate, string Make, string Model, string Category, string? Vin, DateOnly? FirstRegisteredOn);

    /// <param name="Area">Square metres.</param>
    public sealed record BuildingPart(string Name, string Street, string PostalCode, string City, int? Area);

    public sealed record PersonPart(string FirstName, string LastName, DateOnly? BornOn);

    /// <returns>Null when there is no such item, or none the caller may see.</returns>
    public async Task<ItemRecord?> RunAsync(Caller by, Guid itemId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();

        var item = await db.InsuredItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId, ct);
        if (item is null) return null;
        var record = new ItemRecord(ItemRow.Of(item, clock.Today), item.ClientId);
        return item switch
        {
            Vehicle v => record with { Vehicle = new(v.Plate, v.Make, v.Model, v.Category, v.Vin, v.FirstRegisteredOn) },
            Building b => record with { Building = new(b.Name, b.Street, b.PostalCode, b.City, b.Area) },
            InsuredPerson p => record with { Person = new(p.FirstName, p.LastName, p.BornOn) },
            _ => record,
        };
    }
}
