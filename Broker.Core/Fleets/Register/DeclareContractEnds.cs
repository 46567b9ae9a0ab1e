using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>
/// When a contract under delegation ends, so does the cover of every vehicle on it: the register is told of each as of one that leaves (D-44), from some days before on. Whichever
/// verb ends a contract, reinstates it or moves its day is found here, by holding what was declared against when it ends; what comes or leaves until then is followed day by day.
/// </summary>
public sealed class DeclareContractEnds(BrokerStore store, FirmClock clock)
{
    public const int DaysAhead = 30;

    /// <summary>What is written afterwards about days before the end is found for so long.</summary>
    private const int DaysAfter = 90;

    /// <summary>Of an end that was there before the contract was managed here, the insurer has told by then.</summary>
    private const int DaysKnown = 3;

    private const int AtOnce = 200, Tries = 10;

    /// <returns>Of how many contracts something was to be held against their end.</returns>
    public async Task<Result<int>> RunAsync(Caller by, CancellationToken ct = default)
    {
        List<Guid> due;
        await using (var db = await store.OpenToReadAsync(by, ct))
        {
            db.Actor.DemandSystem();
            var terms = await db.ItemTerms.AsNoTracking().Where(t => t.UnderDelegation || t.DeclaredEnd != null).ToListAsync(ct);
            var ids = terms.ConvertAll(t => t.ContractId);
            var ends = (await db.Contracts.AsNoTracking().WithFacts().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(ct)).ToDictionary(c => c.Id, c => c.EndsOn);
            due = [.. terms.Where(t => ends.TryGetValue(t.ContractId, out var end) && IsDue(t, end)).Select(t => t.ContractId)];
        }
        foreach (var contract in due)
            for (var (more, attempt) = (true, 1); more;)
            {
                var some = await SomeAsync(by, contract, ct);
                // Something moved on the contract at that moment.
                if (some.Problem == Problem.Stale && ++attempt <= Tries) continue;
                if (some.Failed) return some.Problem;
                more = some.Value;
            }
        return due.Count;
    }

    private DateOnly? Target(DateOnly? end) => end <= clock.Today.AddDays(DaysAhead) ? end : null;

    private bool IsDue(ItemTerms terms, DateOnly? end) =>
        !terms.UnderDelegation || terms.EndFollowedOn is not { } followed || Target(end) != terms.DeclaredEnd || (terms.DeclaredEnd is { } day && followed < clock.Today && clock.Today <= day.AddDays(DaysAfter));

    /// <returns>Whether there may be more.</returns>
    private async Task<Result<bool>> SomeAsync(Caller by, Guid contractId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (await db.Contracts.AsNoTracking().WithFacts().SingleOrDefaultAsync(c => c.Id == contractId, ct) is not { } contract) return false;
        var terms = await db.HeldTermsAsync(contract.ClientId, contractId, ct);
        var end = Target(contract.EndsOn);
        var more = false;
        if (!terms.UnderDelegation) (terms.DeclaredEnd, terms.EndFollowedOn) = (null, null);
        else if (terms.EndFollowedOn is null && end < clock.Today.AddDays(-DaysKnown)) (terms.DeclaredEnd, terms.EndFollowedOn) = (end, DateOnly.MaxValue);
        else
        {
            more = await TakeBackAsync(db, contractId, end, ct);
            if (!more && end is { } day) more = await TellAsync(db, contract, day, ct);
            if (!more) (terms.DeclaredEnd, terms.EndFollowedOn) = (end, clock.Today);
        }
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : more;
    }

    /// <summary>What was to be told of another day, or of vehicles that left before.</summary>
    private async Task<bool> TakeBackAsync(BrokerDb db, Guid contractId, DateOnly? end, CancellationToken ct)
    {
        var told = Standing(db, contractId).Where(n => n.EffectOn != end);
        var left = Standing(db, contractId).Where(n => n.EffectOn == end && (n.State == NoticeState.ToSend || n.State == NoticeState.Refused)
            && db.Vehicles.Any(v => v.Id == n.ItemId && (v.Standing != ItemStanding.Confirmed || v.ExitedOn <= end)));
        var wrong = await told.Concat(left).OrderBy(n => n.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var notice in wrong)
        {
            if (notice.MayChange) notice.Drop(DropReason.NoEnd, null, db.Actor.Signature, clock.Now);
            else db.Add(New(notice.ClientId, notice.ContractId, notice.ItemId, MovementKind.Cancellation, notice.Plate, notice.EffectOn, clock.Now + RegisterNotice.Given));
        }
        return wrong.Count == AtOnce;
    }

    private async Task<bool> TellAsync(BrokerDb db, Contract contract, DateOnly end, CancellationToken ct)
    {
        var standing = Standing(db, contract.Id);
        var covered = await db.Vehicles.AsNoTracking()
            .Where(v => v.ContractId == contract.Id && v.Standing == ItemStanding.Confirmed && v.PlateKey != null && v.EnteredOn < end && (v.ExitedOn == null || v.ExitedOn > end))
            .Where(v => !standing.Any(n => n.ItemId == v.Id && n.EffectOn == end) && !db.RegisterNotices.Any(n => n.ItemId == v.Id && n.Kind == MovementKind.Exit && n.MovementId == null && n.EffectOn == end && n.Dropped == DropReason.ByHand))
            .OrderBy(v => v.Id).Take(AtOnce).Select(v => new { v.Id, v.Plate }).ToListAsync(ct);
        foreach (var vehicle in covered) db.Add(New(contract.ClientId, contract.Id, vehicle.Id, MovementKind.Exit, vehicle.Plate, end, RegisterRules.DueAt(clock, end, null)));
        return covered.Count == AtOnce;
    }

    /// <summary>Exits that no movement brought about, and that nothing has taken back.</summary>
    private static IQueryable<RegisterNotice> Standing(BrokerDb db, Guid contractId) => db.RegisterNotices
        .Where(n => n.ContractId == contractId && n.Kind == MovementKind.Exit && n.MovementId == null && n.State != NoticeState.Dropped)
        .Where(n => !db.RegisterNotices.Any(w => w.ItemId == n.ItemId && w.Kind == MovementKind.Cancellation && w.Withdrawn == MovementKind.Exit && w.MovementId == null && w.EffectOn == n.EffectOn && w.MadeAt >= n.MadeAt));

    private RegisterNotice New(Guid clientId, Guid contractId, Guid itemId, MovementKind kind, string plate, DateOnly on, DateTime dueAt) => new()
    {
        ClientId = clientId, ContractId = contractId, ItemId = itemId, Kind = kind, Withdrawn = kind == MovementKind.Cancellation ? MovementKind.Exit : null, Plate = plate, EffectOn = on, DueAt = dueAt, MadeAt = clock.Now,
    };
}
