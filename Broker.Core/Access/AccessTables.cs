using Broker.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Profile> Profiles => Set<Profile>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<ItemShare> ItemShares => Set<ItemShare>();
    public DbSet<FeatureSwitch> FeatureSwitches => Set<FeatureSwitch>();
    public DbSet<AccountAccess> AccountAccesses => Set<AccountAccess>();

    /// <summary>What is settled about a client's extranet; closed where nothing was yet.</summary>
    internal async Task<AccountAccess> AccessOfAsync(Guid clientId, CancellationToken ct) =>
        await AccountAccesses.SingleOrDefaultAsync(a => a.ClientId == clientId, ct) ?? Add(new AccountAccess { ClientId = clientId, Open = false }).Entity;

    /// <summary>Those by which people come in now.</summary>
    public IQueryable<AccountAccess> OpenAccounts => AccountAccesses.Where(a => a.Open && !a.Archived);

    /// <summary>A client who goes to the archive, or comes back: their extranet goes with them, and returns as it was.</summary>
    internal async Task ArchiveExtranetsAsync(IReadOnlyCollection<Guid> clients, bool archived, CancellationToken ct)
    {
        foreach (var access in await AccountAccesses.Where(a => EF.Parameter(clients).Contains(a.ClientId) && a.Archived != archived).ToListAsync(ct)) access.Archived = archived;
    }
    public DbSet<ClientView> ClientViews => Set<ClientView>();
    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    /// <summary>The same for one account that came to a client by another road.</summary>
    internal Task<int> MatchArchiveAsync(Guid clientId, bool archived, CancellationToken ct) =>
        AccountAccesses.Where(a => a.ClientId == clientId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Archived, archived), ct);

    /// <summary>Nobody, or one of the firm's people, whether they still work there or not.</summary>
    internal async Task<bool> IsOfFirmAsync(Guid? personId, CancellationToken ct) =>
        personId is null || await Users.AnyAsync(p => p.Id == personId && p.ProfileId != null, ct);

    internal Task<bool> IsOnDutyAsync(Guid personId, CancellationToken ct) => Users.AnyAsync(p => p.Id == personId && p.Active && p.ProfileId != null, ct);
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.FirstName).HasMaxLength(80);
        person.Property(p => p.LastName).HasMaxLength(80);
        person.Property(p => p.Language).HasMaxLength(2);
        person.AsJson(p => p.MailAccounts);
        person.HasOne(p => p.Profile).WithMany().HasForeignKey(p => p.ProfileId).OnDelete(DeleteBehavior.Restrict);
        person.HasIndex(p => p.NormalizedEmail).IsUnique();
        person.HasIndex(p => p.GroupOf).IsUnique();
    }
}

/// <summary>The framework's own, which it leaves out of a context that is made without its options.</summary>
internal sealed class PasskeyTable : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("Passkeys").HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1024);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<Person>().WithMany().HasForeignKey(p => p.UserId);
    }
}

internal sealed class ProfileTable : IEntityTypeConfiguration<Profile>
{
    public void Configure(EntityTypeBuilder<Profile> profile)
    {
        profile.Property(p => p.Name).HasMaxLength(Profile.NameLength);
        profile.HasIndex(p => p.Name).IsUnique();
        profile.PrimitiveCollection(p => p.Permissions).ElementType(e => e.HasConversion<string>());
    }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<ItemShare>, IEntityTypeConfiguration<FeatureSwitch>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.HasIndex(m => new { m.PersonId, m.ClientId }).IsUnique();
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        // IND-01: one primary contact an account, whoever else had been it and left.
        membership.HasIndex(m => m.ClientId).IsUnique().HasFilter("\"Group\" = 'Primary' AND \"Active\"").HasDatabaseName("IX_Memberships_OnePrimary");
        membership.HasMany(m => m.Shares).WithOne()
            .HasForeignKey(s => new { s.ClientId, s.MembershipId }).HasPrincipalKey(m => new { m.ClientId, m.Id });
        membership.Ignore(m => m.LetsIn).Ignore(m => m.SeesEverything);
        membership.Property(m => m.Stage).HasDefaultValue(AccessStage.Open).HasSentinel(AccessStage.Open);
    }

    public void Configure(EntityTypeBuilder<ItemShare> share)
    {
        share.HasIndex(s => new { s.MembershipId, s.ItemId }).IsUnique();
        share.HasIndex(s => new { s.ClientId, s.ItemId });
        share.Property(s => s.Parts).HasConversion<int>();
    }

    public void Configure(EntityTypeBuilder<FeatureSwitch> feature) => feature.HasIndex(f => f.Feature).IsUnique();
}

internal sealed class SignInSessionTable : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> session)
    {
        session.HasKey(s => s.KeyHash);
        session.Property(s => s.KeyHash).HasMaxLength(SignInSession.KeyLength);
        session.Property(s => s.Agent).HasMaxLength(200);
        session.Property(s => s.Address).HasMaxLength(SignInSession.AddressLength);
        session.Property(s => s.Lasts).HasDefaultValue(true).HasSentinel(true);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        session.HasIndex(s => s.ExpiresAt);
    }
}

internal sealed class ClientViewTable : IEntityTypeConfiguration<ClientView>
{
    public void Configure(EntityTypeBuilder<ClientView> view)
    {
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.StaffId);
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.AsPersonId);
        view.HasIndex(v => new { v.StaffId, v.ClientId });
    }
}

internal sealed class AccountAccessTable : IEntityTypeConfiguration<AccountAccess>
{
    public void Configure(EntityTypeBuilder<AccountAccess> access) 
    {
        access.Ignore(a => a.LetsIn).HasIndex(a => a.ClientId).IsUnique();
        access.Property(a => a.Vehicles).HasDefaultValue(true).HasSentinel(true);
    }
}
