using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Compliance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<FreezeStanding> FreezeStandings => Set<FreezeStanding>();

    /// <summary>Of two records that become one, the graver standing holds: no merge makes a listed client one who is not.</summary>
    /// <returns>What the survivor's was, if it had one and the other's took its place.</returns>
    internal async Task<FreezeLook?> KeepGraverFreezeAsync(Guid survivorId, Guid mergedId, CancellationToken ct)
    {
        var both = await FreezeStandings.Where(f => f.ClientId == survivorId || f.ClientId == mergedId).ToListAsync(ct);
        if (both.Find(f => f.ClientId == survivorId) is not { } own || both.Find(f => f.ClientId == mergedId) is not { } other) return null;
        // Who looks meanwhile does not do so in vain.
        Hold(own);
        Hold(other);
        if (other.State <= own.State) return null;
        var before = own.Look;
        own.Look = other.Look;
        return before;
    }

    /// <summary>The way back, unless somebody has looked since.</summary>
    internal async Task GiveFreezeBackAsync(Guid survivorId, FreezeLook before, DateTime mergedAt, CancellationToken ct)
    {
        if (await FreezeStandings.SingleOrDefaultAsync(f => f.ClientId == survivorId && f.At <= mergedAt, ct) is { } standing) standing.Look = before;
    }
}

internal sealed class FreezeTables : IEntityTypeConfiguration<FreezeStanding>
{
    public void Configure(EntityTypeBuilder<FreezeStanding> standing)
    {
        standing.Ignore(f => f.Look);
        standing.Property(f => f.By).HasMaxLength(Actor.SignatureLength);
        standing.Property(f => f.Note).HasMaxLength(FreezeStanding.NoteLength);
        standing.HasIndex(f => f.ClientId).IsUnique();
        standing.HasIndex(f => new { f.State, f.ClientId });
        standing.HasOne<Client>().WithMany().HasForeignKey(f => f.ClientId);
    }
}
