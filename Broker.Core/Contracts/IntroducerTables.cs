using Broker.Core.Common;
using Broker.Core.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Introducer> Introducers => Set<Introducer>();

    /// <summary>One that is offered, or the one that stands there already.</summary>
    internal async Task<bool> MayIntroduceAsync(Guid? introducerId, Guid? before, CancellationToken ct) =>
        introducerId is null || introducerId == before || await Introducers.AnyAsync(i => i.Id == introducerId && !i.Retired, ct);

    /// <summary>Another introducer, and the line of history that says so.</summary>
    internal void Introduce(Contract contract, Guid? introducerId, string? name)
    {
        if (contract.IntroducerId == introducerId) return;
        contract.IntroducerId = introducerId;
        if (introducerId is null) AddEvent(contract.ClientId, contract.Id, ContractEvents.IntroducerTakenOff, contract.Number);
        else AddEvent(contract.ClientId, contract.Id, ContractEvents.IntroducerNamed, contract.Number, name ?? "");
    }
}

internal sealed class IntroducerTables : IEntityTypeConfiguration<Introducer>, IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Introducer> introducer)
    {
        introducer.Property(i => i.Name).HasMaxLength(Introducer.NameLength);
        introducer.Property(i => i.Email).HasMaxLength(254);
        introducer.Property(i => i.Phone).HasMaxLength(30);
        introducer.Property(i => i.Note).HasMaxLength(Introducer.NoteLength);
        introducer.HasIndex(i => i.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Contract> contract) => contract.HasOne<Introducer>().WithMany().HasForeignKey(c => c.IntroducerId).OnDelete(DeleteBehavior.Restrict);
}
