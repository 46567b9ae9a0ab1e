using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ItemMovement> ItemMovements => Set<ItemMovement>();
    public DbSet<ItemTerms> ItemTerms => Set<ItemTerms>();
    public DbSet<ItemGuarantee> ItemGuarantees => Set<ItemGuarantee>();

    /// <summary>What clients reported and nobody of the firm has decided on.</summary>
    public IQueryable<ItemMovement> WaitingMovements => ItemMovements.Where(m => m.State == MovementState.Waiting);

    /// <summary>Of vehicles: plate changes that are in effect or to come.</summary>
    internal IQueryable<ItemMovement> PlateChangesOf(Guid contractId) =>
        ItemMovements.Where(m => m.ContractId == contractId && m.Kind == MovementKind.PlateChange && (m.State == MovementState.Done || m.State == MovementState.Scheduled));

    /// <summary>
    /// The contract's terms, on which this save counts: whoever else moves something on the contract at the same moment meets it there, and is sent back to read again.
    /// Read them before anything the decision rests on.
    /// </summary>
    internal async Task<ItemTerms> HeldTermsAsync(Guid clientId, Guid contractId, CancellationToken ct)
    {
        if (await ItemTerms.SingleOrDefaultAsync(t => t.ContractId == contractId, ct) is not { } terms) return Add(new ItemTerms { ClientId = clientId, ContractId = contractId }).Entity;
        Hold(terms);
        return terms;
    }

    /// <summary>Who bears these plates on a contract, whenever that was or will be.</summary>
    internal async Task<Presence> PresenceAsync(Guid contractId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (keys.Count == 0) return new();
        var bore = await PlateChangesOf(contractId).Where(m => EF.Parameter(keys).Contains(m.OldKey!) || EF.Parameter(keys).Contains(m.NewKey!)).Select(m => m.ItemId).Distinct().ToListAsync(ct);
        // Each by its index: asked for in one, all the contract's vehicles would be walked through.
        var vehicles = await Vehicles.AsNoTracking().Where(v => v.ContractId == contractId && EF.Parameter(keys).Contains(v.PlateKey!)).ToListAsync(ct);
        bore.RemoveAll(id => vehicles.Exists(v => v.Id == id));
        if (bore.Count > 0) vehicles.AddRange(await Vehicles.AsNoTracking().Where(v => v.ContractId == contractId && EF.Parameter(bore).Contains(v.Id)).ToListAsync(ct));
        var ids = vehicles.ConvertAll(v => v.Id);
        return Presence.Of(vehicles, await PlateChangesOf(contractId).AsNoTracking().Where(m => EF.Parameter(ids).Contains(m.ItemId)).ToListAsync(ct));
    }
}

internal sealed class MovementTables : IEntityTypeConfiguration<ItemMovement>, IEntityTypeConfiguration<ItemTerms>
{
    public void Configure(EntityTypeBuilder<ItemMovement> movement)
    {
        movement.ToTable("ItemMovements");
        movement.Ignore(m => m.Moment);
        movement.Property(m => m.Label).HasMaxLength(InsuredItem.LabelLength);
        movement.Property(m => m.Note).HasMaxLength(ItemMovement.NoteLength);
        movement.Property(m => m.Answer).HasMaxLength(ItemMovement.AnswerLength);
        movement.Property(m => m.AskedBy).HasMaxLength(160);
        movement.Property(m => m.DecidedBy).HasMaxLength(160);
        movement.Property(m => m.OldKey).HasMaxLength(Plate.Length);
        movement.Property(m => m.NewKey).HasMaxLength(Plate.Length);
        movement.AsJson(m => m.Changes);
        movement.HasListValue(m => m.ReasonId);
        movement.RefersTo<ItemMovement, Contract>(nameof(ItemMovement.ContractId), DeleteBehavior.Cascade);
        movement.RefersTo<ItemMovement, InsuredItem>(nameof(ItemMovement.ItemId), DeleteBehavior.Cascade);
        movement.RefersTo<ItemMovement, Endorsement>(nameof(ItemMovement.EndorsementId));
        movement.HasIndex(m => new { m.ContractId, m.AskedAt, m.Id });
        movement.HasIndex(m => new { m.ItemId, m.EffectiveOn });
        movement.HasIndex(m => new { m.State, m.EffectiveOn });
        movement.HasIndex(m => new { m.ContractId, m.OldKey });
        movement.HasIndex(m => new { m.ContractId, m.NewKey });
        movement.HasIndex(m => m.BatchId).HasFilter("\"BatchId\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ItemTerms> terms)
    {
        terms.ToTable("ItemTerms");
        terms.Ignore(t => t.MakesWait);
        terms.HasIndex(t => t.ContractId).IsUnique();
        terms.RefersTo<ItemTerms, Contract>(nameof(Fleets.ItemTerms.ContractId), DeleteBehavior.Cascade);
    }
}
