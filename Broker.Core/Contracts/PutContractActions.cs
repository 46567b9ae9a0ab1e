using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>
/// The daily round of the rules that come with the calendar: effect, anniversary, expiry. Each acts once on a contract and day, so that the
/// round may be made again; what fell between two rounds is caught up.
/// </summary>
public sealed class PutContractActions(BrokerStore store)
{
    private const int Batch = 500;

    /// <param name="first">First day not covered by an earlier round.</param>
    /// <param name="today">Today.</param>
    /// <returns>How many actions were put.</returns>
    public async Task<Result<int>> RunAsync(Caller by, DateOnly first, DateOnly today, CancellationToken ct = default)
    {
        var (rules, kinds) = await ReadRulesAsync(by, ct);
        var put = 0;
        foreach (var rule in rules)
        {
            var due = await DueAsync(by, rule, first, today, ct);
            foreach (var batch in due.Chunk(Batch))
            {
                await using var db = await store.OpenAsync(by, ct);
                if (await db.FirstStatusAsync(ct) is not { } status) return put;
                foreach (var subject in batch) db.PutAction(rule, kinds[rule.KindId], subject, status, today);
                var saved = await db.SaveAsync(ct);
                // Another node made the same round: what it has put is not put twice.
                if (saved.Failed && saved.Problem != Problem.Taken) return saved.Problem;
                if (!saved.Failed) put += batch.Length;
            }
        }
        return put;
    }

    private async Task<(List<ActionRule> Rules, Dictionary<Guid, ActionKind> Kinds)> ReadRulesAsync(Caller by, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var rules = await db.ActionRules.AsNoTracking().Where(r => r.Active
            && (r.Trigger == ActionTrigger.ContractTakesEffect || r.Trigger == ActionTrigger.ContractAnniversary || r.Trigger == ActionTrigger.ContractExpiry)).ToListAsync(ct);
        return (rules, await db.ActionKinds.AsNoTracking().ToDictionaryAsync(k => k.Id, ct));
    }

    private async Task<IReadOnlyList<ActionSubject>> DueAsync(Caller by, ActionRule rule, DateOnly first, DateOnly today, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        var until = today.AddDays(rule.DaysBefore);
        var found = await (
            from contract in OnDay(db, rule, first, until)
            join client in db.Clients on contract.ClientId equals client.Id
            where client.State != ClientState.Archived && (rule.ClientKind == null || client.Kind == rule.ClientKind)
                && (rule.RiskId == null || contract.RiskId == rule.RiskId) && (rule.ProductId == null || contract.ProductId == rule.ProductId)
                && !db.ActionOccasions.Any(o => o.RuleId == rule.Id && o.SubjectId == contract.Id && o.On >= first && o.On <= until)
            orderby contract.Id
            select new { contract.Id, contract.ClientId, contract.EffectiveOn, contract.ExpiresOn }).ToListAsync(ct);
        return
        [
            .. from c in found
               let day = rule.Trigger switch { ActionTrigger.ContractExpiry => c.ExpiresOn!.Value, ActionTrigger.ContractTakesEffect => c.EffectiveOn, _ => Anniversary.Next(c.EffectiveOn, first) }
               where day >= first && day <= until && (c.ExpiresOn is null || day <= c.ExpiresOn)
               select new ActionSubject(c.Id, c.ClientId, c.Id, day),
        ];
    }

    /// <summary>Contracts whose day lies in the window, nobody having terminated them.</summary>
    private static IQueryable<Contract> OnDay(BrokerDb db, ActionRule rule, DateOnly first, DateOnly until)
    {
        var live = db.Contracts.Where(c => !c.Terminations.Any(t => t.LiftedAt == null));
        if (rule.Trigger == ActionTrigger.ContractExpiry) return live.Where(c => c.ExpiresOn >= first && c.ExpiresOn <= until);
        if (rule.Trigger == ActionTrigger.ContractTakesEffect) return live.Where(c => c.EffectiveOn >= first && c.EffectiveOn <= until);
        var started = live.Where(c => c.EffectiveOn < until);
        if (until.DayNumber - first.DayNumber >= 364) return started;
        // A contract of 29 February has its day on the 28th in other years.
        var (low, high) = (KeyOf(first), until is { Month: 2, Day: 28 } ? 229 : KeyOf(until));
        return first.Year == until.Year
            ? started.Where(c => c.EffectiveOn.Month * 100 + c.EffectiveOn.Day >= low && c.EffectiveOn.Month * 100 + c.EffectiveOn.Day <= high)
            : started.Where(c => c.EffectiveOn.Month * 100 + c.EffectiveOn.Day >= low || c.EffectiveOn.Month * 100 + c.EffectiveOn.Day <= high);
    }

    private static int KeyOf(DateOnly day) => day.Month * 100 + day.Day;
}
