using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<InsuredItem> InsuredItems => Set<InsuredItem>();
    public DbSet<Vehicle> Vehicles => Set<Vehicle>();
    public DbSet<Building> Buildings => Set<Building>();
    public DbSet<InsuredPerson> InsuredPersons => Set<InsuredPerson>();

    /// <summary>Covered that day: of a client's contract an index alone tells how many.</summary>
    public IQueryable<InsuredItem> CoveredItems(DateOnly day) => InsuredItems.Where(i => i.EnteredOn <= day && i.ExitKey > day && i.ExitKey != ItemKeys.Asked);

    /// <summary>D-13: contracts whose risk makes them a fleet of vehicles or buildings, terminated ones included.</summary>
    public IQueryable<Contract> FleetContracts => Contracts.Where(c => Risks.Any(r => r.Id == c.RiskId && r.IsFleet));
}

internal sealed class FleetTables : IEntityTypeConfiguration<InsuredItem>, IEntityTypeConfiguration<Vehicle>,
    IEntityTypeConfiguration<Building>, IEntityTypeConfiguration<InsuredPerson>, IEntityTypeConfiguration<ItemGuarantee>
{
    private const string KindColumn = "Kind";

    public void Configure(EntityTypeBuilder<InsuredItem> item)
    {
        item.ToTable("InsuredItems");
        item.Ignore(i => i.ItemKind);
        item.HasDiscriminator<string>(KindColumn).HasValue<Vehicle>("Vehicle").HasValue<Building>("Building").HasValue<InsuredPerson>("Person");
        item.Property(KindColumn).HasMaxLength(20);
        item.Property(i => i.Label).HasMaxLength(InsuredItem.LabelLength);
        item.Property(i => i.SearchText).HasMaxLength(ItemKeys.SoughtLength);
        item.Property(i => i.SortKey).HasMaxLength(ItemKeys.LabelLength).InOrderOfSigns();
        item.Property(i => i.GroupKey).HasMaxLength(ItemKeys.GroupLength).InOrderOfSigns();
        item.Property(i => i.Standing).HasDefaultValue(ItemStanding.Confirmed);
        item.Ignore(i => i.From);
        item.Ignore(i => i.Until);
        item.RefersTo<InsuredItem, Contract>(nameof(InsuredItem.ContractId), DeleteBehavior.Cascade);
        // All a filter asks stands in each of them: what it leaves out is passed over without a look at the row.
        Index(item, FleetSort.Label, ofContract: true, nameof(InsuredItem.SortKey), nameof(InsuredItem.ExitKey), KindColumn, nameof(InsuredItem.SearchText));
        Index(item, FleetSort.Category, ofContract: true, nameof(InsuredItem.GroupKey), nameof(InsuredItem.ExitKey), KindColumn);
        Index(item, FleetSort.Entered, ofContract: true, nameof(InsuredItem.EnteredOn), nameof(InsuredItem.ExitKey), KindColumn);
        Index(item, FleetSort.Exited, ofContract: true, nameof(InsuredItem.ExitKey), nameof(InsuredItem.EnteredOn), KindColumn);
        Index(item, FleetSort.Label, ofContract: false, nameof(InsuredItem.SortKey), nameof(InsuredItem.ExitKey), nameof(InsuredItem.ContractId), nameof(InsuredItem.SearchText));
        Index(item, FleetSort.Category, ofContract: false, nameof(InsuredItem.GroupKey), nameof(InsuredItem.ExitKey), nameof(InsuredItem.ContractId));
        Index(item, FleetSort.Entered, ofContract: false, nameof(InsuredItem.EnteredOn), nameof(InsuredItem.ExitKey), nameof(InsuredItem.ContractId));
        Index(item, FleetSort.Exited, ofContract: false, nameof(InsuredItem.ExitKey), nameof(InsuredItem.EnteredOn), nameof(InsuredItem.ContractId));
    }

    private static void Index(EntityTypeBuilder<InsuredItem> item, FleetSort sort, bool ofContract, string key, params string[] further) =>
        item.HasIndex([nameof(InsuredItem.ClientId), ofContract ? nameof(InsuredItem.ContractId) : KindColumn, key, nameof(InsuredItem.Id), .. further]).HasDatabaseName(FleetOrder.IndexOf(sort, ofContract));

    public void Configure(EntityTypeBuilder<Vehicle> vehicle)
    {
        vehicle.Property(v => v.Plate).HasMaxLength(Plate.Length);
        vehicle.Property(v => v.PlateKey).HasMaxLength(Plate.Length);
        vehicle.Property(v => v.PlateKind).HasDefaultValue(PlateKind.Siv);
        vehicle.Property(v => v.PlateCountry).HasMaxLength(Vehicle.CountryLength);
        vehicle.Property(v => v.Make).HasMaxLength(Vehicle.MakeLength);
        vehicle.Property(v => v.Model).HasMaxLength(Vehicle.ModelLength);
        vehicle.Property(v => v.Category).HasMaxLength(Vehicle.WordLength);
        vehicle.Property(v => v.Energy).HasMaxLength(Vehicle.WordLength);
        vehicle.Property(v => v.Usage).HasMaxLength(Vehicle.WordLength);
        vehicle.Property(v => v.Vin).HasMaxLength(Vin.Length);
        vehicle.Property(v => v.FinanceCompany).HasMaxLength(Vehicle.NameLength);
        vehicle.Property(v => v.MainDriver).HasMaxLength(Vehicle.NameLength);
        vehicle.Property(v => v.GaragePostalCode).HasMaxLength(Vehicle.PostalCodeLength);
        vehicle.HasIndex(v => new { v.ContractId, v.PlateKey });
    }

    public void Configure(EntityTypeBuilder<Building> building)
    {
        building.Property(b => b.Name).HasMaxLength(Building.NameLength);
        building.Property(b => b.Street).HasMaxLength(Building.StreetLength);
        building.Property(b => b.PostalCode).HasMaxLength(Building.PostalCodeLength);
        building.Property(b => b.City).HasMaxLength(Building.CityLength);
        building.Property(b => b.Capacity).HasMaxLength(Vehicle.WordLength);
    }

    public void Configure(EntityTypeBuilder<InsuredPerson> person)
    {
        person.Property(p => p.FirstName).HasMaxLength(InsuredPerson.FirstNameLength);
        person.Property(p => p.LastName).HasMaxLength(InsuredPerson.LastNameLength);
        person.Ignore(p => p.Gender);
    }

    public void Configure(EntityTypeBuilder<ItemGuarantee> line)
    {
        line.HasIndex(l => new { l.ItemId, l.GuaranteeId }).IsUnique();
        line.RefersTo<ItemGuarantee, Contract>(nameof(ItemGuarantee.ContractId), DeleteBehavior.Cascade);
        line.RefersTo<ItemGuarantee, InsuredItem>(nameof(ItemGuarantee.ItemId), DeleteBehavior.Cascade);
        line.HasOne<Guarantee>().WithMany().HasForeignKey(l => l.GuaranteeId).OnDelete(DeleteBehavior.Restrict);
    }
}
