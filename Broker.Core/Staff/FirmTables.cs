using Broker.Core.Common;
using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Firm> Firms => Set<Firm>();

    /// <summary>The firm as its documents name it today; as configured while it has no row of its own.</summary>
    public async Task<FirmIdentity> FirmIdentityAsync(FirmIdentity configured, CancellationToken ct) =>
        (await Firms.AsNoTracking().SingleOrDefaultAsync(ct))?.ToIdentity(configured) ?? configured;
}

internal sealed class FirmTables : IEntityTypeConfiguration<Firm>
{
    public void Configure(EntityTypeBuilder<Firm> firm)
    {
        firm.Ignore(f => f.Address);
        firm.AsJson(f => f.Offices);
        firm.Property(f => f.Name).HasMaxLength(120);
        firm.Property(f => f.Street).HasMaxLength(200);
        firm.Property(f => f.PostalCode).HasMaxLength(12);
        firm.Property(f => f.City).HasMaxLength(100);
        firm.Property(f => f.Phone).HasMaxLength(30);
        firm.Property(f => f.Email).HasMaxLength(254);
        firm.Property(f => f.Header).HasMaxLength(Firm.LinesLength);
        firm.Property(f => f.Footer).HasMaxLength(Firm.LinesLength);
        firm.Property(f => f.Orias).HasMaxLength(20);
        firm.Property(f => f.Colour).HasMaxLength(7);
        firm.Property(f => f.SignInWays).HasDefaultValue(SignInWays.Both);
        firm.Property(f => f.SecondFactor).HasDefaultValue(SecondFactorFor.Administrators);
    }
}
