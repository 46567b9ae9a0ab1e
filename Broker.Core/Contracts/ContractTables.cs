using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<Suspension> Suspensions => Set<Suspension>();
    public DbSet<Termination> Terminations => Set<Termination>();

    /// <summary><see cref="Contract.StateOn"/> in the database's words: those in force that day.</summary>
    public IQueryable<Contract> ContractsInForceOn(DateOnly day) => Contracts.Where(c => c.EffectiveOn <= day
        && (c.ExpiresOn == null || c.ExpiresOn > day)
        && !c.Terminations.Any(t => t.LiftedAt == null && t.On <= day)
        && !c.Suspensions.Any(s => s.From <= day && (s.EndedOn == null || s.EndedOn > day)));

    /// <summary>Those that have not ended on the first day and run out by the last, at their expiry date: a termination is another matter.</summary>
    public IQueryable<Contract> ContractsExpiringBy(DateOnly first, DateOnly last) => Contracts.Where(c => c.ExpiresOn > first && c.ExpiresOn <= last
        && !c.Terminations.Any(t => t.LiftedAt == null && t.On <= c.ExpiresOn));

    /// <summary><see cref="Contract.StateOn"/> in the database's words, whichever the state.</summary>
    public IQueryable<Contract> ContractsIn(ContractState state, DateOnly day)
    {
        if (state == ContractState.InForce) return ContractsInForceOn(day);
        if (state == ContractState.Terminated) return Contracts.Where(c => c.ExpiresOn <= day || c.Terminations.Any(t => t.LiftedAt == null && t.On <= day));
        var alive = Contracts.Where(c => (c.ExpiresOn == null || c.ExpiresOn > day) && !c.Terminations.Any(t => t.LiftedAt == null && t.On <= day));
        return state == ContractState.Suspended
            ? alive.Where(c => c.Suspensions.Any(s => s.From <= day && (s.EndedOn == null || s.EndedOn > day)))
            : alive.Where(c => c.EffectiveOn > day && !c.Suspensions.Any(s => s.From <= day && (s.EndedOn == null || s.EndedOn > day)));
    }
}

internal sealed class ContractTables : IEntityTypeConfiguration<Contract>, IEntityTypeConfiguration<Suspension>, IEntityTypeConfiguration<Termination>
{
    public void Configure(EntityTypeBuilder<Contract> contract)
    {
        contract.Property(c => c.Number).HasMaxLength(Contract.NumberLength);
        contract.ComplexProperty(c => c.AnnualPremium);
        contract.HasIndex(c => c.Number);
        contract.HasIndex(c => new { c.ClientId, c.EffectiveOn });
        contract.HasIndex(c => new { c.EffectiveOn, c.Id });
        contract.HasIndex(c => c.ExpiresOn);
        contract.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId);
        contract.HasOne<Risk>().WithMany().HasForeignKey(c => c.RiskId).OnDelete(DeleteBehavior.Restrict);
        contract.HasOne<Insurer>().WithMany().HasForeignKey(c => c.InsurerId).OnDelete(DeleteBehavior.Restrict);
        contract.HasOne<Product>().WithMany().HasForeignKey(c => c.ProductId).OnDelete(DeleteBehavior.Restrict);
        contract.HasListValue(c => c.SubStatusId);
        contract.HasMany(c => c.Suspensions).WithOne().HasForeignKey(s => new { s.ClientId, s.ContractId }).HasPrincipalKey(c => new { c.ClientId, c.Id });
        contract.HasMany(c => c.Terminations).WithOne().HasForeignKey(t => new { t.ClientId, t.ContractId }).HasPrincipalKey(c => new { c.ClientId, c.Id });
    }

    public void Configure(EntityTypeBuilder<Suspension> suspension)
    {
        suspension.Property(s => s.Reason).HasMaxLength(200);
        suspension.Property(s => s.By).HasMaxLength(160);
        suspension.HasListValue(s => s.ReasonId);
    }

    public void Configure(EntityTypeBuilder<Termination> termination)
    {
        termination.Property(t => t.Reason).HasMaxLength(200);
        termination.Property(t => t.By).HasMaxLength(160);
        termination.HasListValue(t => t.ReasonId);
        termination.Property(t => t.LiftedBy).HasMaxLength(160);
        termination.Property(t => t.LiftReason).HasMaxLength(200);
    }
}

internal static class ContractFacts
{
    /// <summary>With all that its state follows from.</summary>
    public static IQueryable<Contract> WithFacts(this IQueryable<Contract> contracts) => contracts.Include(c => c.Suspensions).Include(c => c.Terminations).AsSplitQuery();
}
