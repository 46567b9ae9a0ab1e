using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A rule that puts an action on clients, or an existing one's settings (D-60).</summary>
public sealed class SaveActionRule(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required] public Guid? KindId { get; set; }
        public ActionTrigger Trigger { get; set; }
        public ClientKind? ClientKind { get; set; }
        public Guid? RiskId { get; set; }
        public Guid? ProductId { get; set; }
        [Range(0, ActionRule.MostDays)] public int DaysBefore { get; set; }
        public bool Active { get; set; } = true;

        public static Input Of(ActionRulesQuery.RuleRow row) => new()
        {
            Id = row.Id, Version = row.Version, KindId = row.KindId, Trigger = row.Trigger, ClientKind = row.ClientKind, RiskId = row.RiskId,
            ProductId = row.ProductId, DaysBefore = row.DaysBefore, Active = row.Active,
        };
    }

    /// <returns>The rule's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!await db.ActionKinds.AnyAsync(k => k.Id == input.KindId, ct)) return Problem.Missing.At(nameof(Input.KindId));
        if (input.RiskId is { } risk && !await db.Risks.AnyAsync(r => r.Id == risk, ct)) return Problem.Missing.At(nameof(Input.RiskId));
        if (input.ProductId is { } product && !await db.Products.AnyAsync(p => p.Id == product && (input.RiskId == null || p.RiskId == input.RiskId), ct))
            return new Problem("action-rule.other-risk", nameof(Input.ProductId));

        var rule = input.Id is { } id
            ? await db.ActionRules.SingleOrDefaultAsync(r => r.Id == id, ct)
            : db.Add(new ActionRule { KindId = input.KindId!.Value, Trigger = input.Trigger }).Entity;
        if (rule is null) return Problem.Missing;
        if (input.Id is not null && rule.Version != input.Version) return Problem.Stale;

        // What says nothing with this trigger is not kept.
        var (contract, foreseen) = (ActionRule.IsAboutContract(input.Trigger), ActionRule.IsForeseen(input.Trigger));
        (rule.KindId, rule.Trigger, rule.ClientKind, rule.Active) = (input.KindId!.Value, input.Trigger, input.ClientKind, input.Active);
        (rule.RiskId, rule.ProductId, rule.DaysBefore) = (contract ? input.RiskId : null, contract ? input.ProductId : null, foreseen ? input.DaysBefore : 0);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : rule.Id;
    }
}
