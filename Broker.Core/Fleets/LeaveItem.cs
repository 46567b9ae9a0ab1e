using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>One or many leave their contract on the same day, for the same reason: a date, never a deletion. Those that cannot stay, and the answer says why.</summary>
public sealed class LeaveItem(BrokerStore store, FirmClock clock)
{
    public const int Most = 500;

    public sealed class Input : MovementInput
    {
        /// <summary>Of one contract.</summary>
        [MaxLength(Most)] public List<Guid> ItemIds { get; set; } = [];
    }

    public Task<Result<MovedItems>> RunAsync(Caller by, Input input, CancellationToken ct = default) => Meeting.RetryAsync(() => LeaveAsync(by, input, ct), ct);

    private async Task<Result<MovedItems>> LeaveAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        ContractFleet.Demand(db.Actor);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var contracts = await db.InsuredItems.Where(i => EF.Parameter(input.ItemIds).Contains(i.Id)).Select(i => i.ContractId).Distinct().ToListAsync(ct);
        if (contracts.Count == 0) return Problem.Missing;
        if (contracts.Count > 1) return new Problem("movement.several-contracts");

        var opened = await ContractFleet.OpenAsync(db, contracts[0], clock, ct);
        if (opened.Failed) return opened.Problem;
        var fleet = opened.Value;
        if (await fleet.RefuseWordsAsync(input, ListKind.ItemExitReason, ct) is { } unsaid) return unsaid;
        var items = await db.InsuredItems.Where(i => EF.Parameter(input.ItemIds).Contains(i.Id)).OrderBy(i => i.Label).ToListAsync(ct);
        var waiting = await db.WaitingMovements.Where(m => m.Kind == MovementKind.Exit && EF.Parameter(input.ItemIds).Contains(m.ItemId)).Select(m => m.ItemId).ToListAsync(ct);

        var (movements, refused) = (new List<ItemMovement>(), new List<NotMoved>());
        foreach (var item in items)
        {
            var problem = waiting.Contains(item.Id) ? new Problem("movement.asked-already") : fleet.RefuseExit(item, input.EffectiveOn!.Value, input.EffectiveTime, input.IsExplained);
            if (problem is not null)
            {
                refused.Add(new(item.Id, item.Label, problem));
                continue;
            }
            var movement = fleet.New(MovementKind.Exit, item, input);
            if (!fleet.Waits) (item.ExitedOn, item.ExitTime) = (input.EffectiveOn, input.EffectiveTime);
            movements.Add(fleet.Add(movement));
        }
        if (movements.Count == 0) return items.Count == 1 ? refused[0].Why : new MovedItems(0, refused);
        await db.TellOfMovementsAsync(fleet, movements, ct);
        var saved = await Meeting.SaveAsync(db, clock, ct);
        return saved.Failed ? saved.Problem : new MovedItems(movements.Count, refused);
    }
}
