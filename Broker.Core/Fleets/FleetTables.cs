using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<InsuredItem> InsuredItems => Set<InsuredItem>();
    public DbSet<Vehicle> Vehicles => Set<Vehicle>();
    public DbSet<Building> Buildings => Set<Building>();
    public DbSet<InsuredPerson> InsuredPersons => Set<InsuredPerson>();

    /// <summary>D-13: contracts whose risk makes them a fleet of vehicles or buildings, terminated ones included.</summary>
    public IQueryable<Contract> FleetContracts => Contracts.Where(c => Risks.Any(r => r.Id == c.RiskId && r.IsFleet));
}

internal sealed class FleetTables : IEntityTypeConfiguration<InsuredItem>, IEntityTypeConfiguration<Vehicle>,
    IEntityTypeConfiguration<Building>, IEntityTypeConfiguration<InsuredPerson>
{
    public void Configure(EntityTypeBuilder<InsuredItem> item)
    {
        item.ToTable("InsuredItems");
        item.HasDiscriminator<string>("Kind").HasValue<Vehicle>("Vehicle").HasValue<Building>("Building").HasValue<InsuredPerson>("Person");
        item.Property("Kind").HasMaxLength(20);
        item.Property(i => i.Label).HasMaxLength(160);
        item.Property(i => i.SearchText).HasMaxLength(162);
        item.RefersTo<InsuredItem, Contract>(nameof(InsuredItem.ContractId), DeleteBehavior.Cascade);
        item.HasIndex(i => new { i.ClientId, i.ContractId, i.Label, i.Id });
    }

    public void Configure(EntityTypeBuilder<Vehicle> vehicle)
    {
        vehicle.Property(v => v.Plate).HasMaxLength(20);
        vehicle.Property(v => v.Make).HasMaxLength(60);
        vehicle.Property(v => v.Model).HasMaxLength(80);
        vehicle.Property(v => v.Category).HasMaxLength(60);
        vehicle.Property(v => v.Vin).HasMaxLength(17);
    }

    public void Configure(EntityTypeBuilder<Building> building)
    {
        building.Property(b => b.Name).HasMaxLength(120);
        building.Property(b => b.Street).HasMaxLength(200);
        building.Property(b => b.PostalCode).HasMaxLength(12);
        building.Property(b => b.City).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<InsuredPerson> person)
    {
        person.Property(p => p.FirstName).HasMaxLength(80);
        person.Property(p => p.LastName).HasMaxLength(80);
    }
}
