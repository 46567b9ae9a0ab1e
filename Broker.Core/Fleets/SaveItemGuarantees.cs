using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>What one item is covered for, in the place of its contract's guarantees; none gives it those of the contract again (R-FLT-12, R-GRP-04).</summary>
public sealed class SaveItemGuarantees(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ItemId { get; set; }

        /// <summary>The item's, as it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>In the order in which they are read.</summary>
        public List<CoverChoice> Guarantees { get; set; } = [];
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (await db.InsuredItems.SingleOrDefaultAsync(i => i.Id == input.ItemId, ct) is not { } item) return Problem.Missing;
        if (item.Version != input.Version) return Problem.Stale;
        if (await ContractCover.RefuseAsync(db, input.Guarantees, nameof(Input.Guarantees), ct) is { } problem) return problem;

        db.RemoveRange(await db.ItemGuarantees.Where(g => g.ItemId == item.Id).ToListAsync(ct));
        db.AddRange(input.Guarantees.Select((choice, at) => new ItemGuarantee
        {
            ClientId = item.ClientId, ContractId = item.ContractId, ItemId = item.Id, GuaranteeId = choice.GuaranteeId, Position = at,
            LimitMinor = Minor(choice.Limit), DeductibleMinor = Minor(choice.Deductible),
        }));
        db.Touch(item);
        var number = await db.Contracts.Where(c => c.Id == item.ContractId).Select(c => c.Number).SingleAsync(ct);
        db.AddEvent(item.ClientId, item.ContractId, FleetEvents.GuaranteesChanged, number, item.Label);
        return await db.SaveAsync(ct);
    }

    private static long? Minor(decimal? amount) => amount is { } given ? Money.Euros(given).Minor : null;
}
