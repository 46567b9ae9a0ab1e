using Broker.Core.Access;
using Broker.Core.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<DoorMail> DoorMails => Set<DoorMail>();
    public DbSet<SignInRecord> SignInRecords => Set<SignInRecord>();
    public DbSet<SignInCode> SignInCodes => Set<SignInCode>();
    public DbSet<ProspectRequest> ProspectRequests => Set<ProspectRequest>();
    public DbSet<DoorTally> DoorTallies => Set<DoorTally>();

    /// <summary>What the firm has switched on for all.</summary>
    internal async Task<HashSet<Feature>> FeaturesOnAsync(CancellationToken ct) => Features.On(await FeatureSwitches.AsNoTracking().ToListAsync(ct));
}

internal sealed class LinkTables : IEntityTypeConfiguration<OneTimeLink>, IEntityTypeConfiguration<DoorMail>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.Property(l => l.SecretHash).HasMaxLength(OneTimeLink.HashLength);
        link.HasIndex(l => l.SecretHash).IsUnique();
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Membership>().WithMany().HasForeignKey(l => l.MembershipId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DoorMail> mail)
    {
        mail.Property(m => m.To).HasMaxLength(DoorMail.AddressLength);
        mail.Property(m => m.Language).HasMaxLength(2);
        mail.Property(m => m.Name).HasMaxLength(160);
        mail.Property(m => m.About).HasMaxLength(200);
        mail.Property(m => m.Words).HasMaxLength(DoorMail.TextLength);
        mail.Property(m => m.Failure).HasMaxLength(60);
        mail.HasOne<OneTimeLink>().WithMany().HasForeignKey(m => m.LinkId).OnDelete(DeleteBehavior.Cascade);
        mail.HasIndex(m => new { m.State, m.DueAt });
    }
}

internal sealed class DoorTables : IEntityTypeConfiguration<SignInRecord>, IEntityTypeConfiguration<SignInCode>, IEntityTypeConfiguration<DoorTally>, IEntityTypeConfiguration<ProspectRequest>
{
    public void Configure(EntityTypeBuilder<SignInRecord> record)
    {
        record.Property(r => r.Address).HasMaxLength(SignInRecord.AddressLength);
        record.Property(r => r.Agent).HasMaxLength(SignInRecord.AgentLength);
        record.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        record.HasIndex(r => new { r.PersonId, r.At });
        record.HasIndex(r => r.At);
    }

    public void Configure(EntityTypeBuilder<SignInCode> code)
    {
        code.Property(c => c.Hash).HasMaxLength(200);
        code.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        code.HasIndex(c => new { c.PersonId, c.EndedAt });
    }

    public void Configure(EntityTypeBuilder<DoorTally> tally)
    {
        tally.Property(t => t.Key).HasMaxLength(DoorTally.KeyLength);
        tally.HasIndex(t => t.Key).IsUnique();
        tally.HasIndex(t => t.Until);
    }

    public void Configure(EntityTypeBuilder<ProspectRequest> request)
    {
        request.Property(r => r.Email).HasMaxLength(DoorMail.AddressLength);
        request.Property(r => r.FirstName).HasMaxLength(ProspectRequest.NameLength);
        request.Property(r => r.LastName).HasMaxLength(ProspectRequest.NameLength);
        request.Property(r => r.Company).HasMaxLength(ProspectRequest.CompanyLength);
        request.Property(r => r.PostalCode).HasMaxLength(ProspectRequest.PostalCodeLength);
        request.Property(r => r.Phone).HasMaxLength(ProspectRequest.PhoneLength);
        request.Property(r => r.Language).HasMaxLength(2);
        request.HasOne<OneTimeLink>().WithMany().HasForeignKey(r => r.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}
