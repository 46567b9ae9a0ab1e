using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<MemoOrder> MemoOrders => Set<MemoOrder>();

    /// <summary>A movement is in effect: in the same save, the memo it brings. Once for all movements of a contract.</summary>
    internal void OrderMemo(ItemMovement movement)
    {
        if (!MemoOrder.Follows(movement)) return;
        if (ChangeTracker.Entries<MemoOrder>().FirstOrDefault(o => o.State == EntityState.Added && o.Entity.ContractId == movement.ContractId)?.Entity is not { } order)
        {
            OrderMemos(movement.ClientId, movement.ContractId, movement.AskedAt, movement.DoneAt!.Value);
            return;
        }
        if (movement.AskedAt < order.AskedFrom) order.AskedFrom = movement.AskedAt;
        if (movement.DoneAt < order.DoneFrom) order.DoneFrom = movement.DoneAt.Value;
    }

    internal void OrderMemos(Guid clientId, Guid contractId, DateTime askedFrom, DateTime doneFrom) =>
        Add(new MemoOrder { ClientId = clientId, ContractId = contractId, AskedFrom = askedFrom, DoneFrom = doneFrom, DueAt = Clock.GetUtcNow().UtcDateTime + MemoOrder.Pause });
}

internal sealed class MemoOrderTables : IEntityTypeConfiguration<MemoOrder>
{
    public void Configure(EntityTypeBuilder<MemoOrder> order)
    {
        order.ToTable("MemoOrders");
        order.RefersTo<MemoOrder, Contract>(nameof(MemoOrder.ContractId), DeleteBehavior.Cascade);
        order.HasIndex(o => o.DueAt);
        order.HasIndex(o => o.ClientId);
    }
}
