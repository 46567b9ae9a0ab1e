using Broker.Core.Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<PaperSettings> PaperSettings => Set<PaperSettings>();
    public DbSet<CertificateLooks> CertificateLooks => Set<CertificateLooks>();
}

internal sealed class PaperSettingsTables : IEntityTypeConfiguration<PaperSettings>, IEntityTypeConfiguration<CertificateLooks>
{
    public void Configure(EntityTypeBuilder<PaperSettings> settings)
    {
        settings.Property(s => s.KeySubject).HasMaxLength(Certificates.PaperSettings.NameLength);
        settings.Property(s => s.KeyIssuer).HasMaxLength(Certificates.PaperSettings.NameLength);
        settings.Property(s => s.KeySetBy).HasMaxLength(160);
    }

    public void Configure(EntityTypeBuilder<CertificateLooks> looks)
    {
        looks.HasKey(l => new { l.CertificateId, l.Day });
        looks.RefersTo<CertificateLooks, Certificate>(nameof(Certificates.CertificateLooks.CertificateId), DeleteBehavior.Cascade);
    }
}
