using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The rules that put actions on clients, and what a rule can be limited to.</summary>
public sealed class ActionRulesQuery(BrokerStore store)
{
    /// <param name="Put">How many times it has acted.</param>
    public sealed record RuleRow(Guid Id, Guid Version, Guid KindId, string Kind, ActionTrigger Trigger, ClientKind? ClientKind, Guid? RiskId, string? Risk,
        Guid? ProductId, string? Product, int DaysBefore, bool Active, int Put);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="RiskId">The risk it covers: with a risk chosen, only its products fit.</param>
    public sealed record ProductChoice(Guid Id, string Name, Guid RiskId);

    public sealed record RuleList(IReadOnlyList<RuleRow> Rows, IReadOnlyList<Choice> Risks, IReadOnlyList<ProductChoice> Products);

    public async Task<RuleList> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        var rows = await (
            from rule in db.ActionRules.AsNoTracking()
            join kind in db.ActionKinds on rule.KindId equals kind.Id
            orderby rule.Trigger, kind.Name, rule.Id
            select new RuleRow(rule.Id, rule.Version, kind.Id, kind.Name, rule.Trigger, rule.ClientKind,
                rule.RiskId, db.Risks.Where(r => r.Id == rule.RiskId).Select(r => r.Name).FirstOrDefault(),
                rule.ProductId, db.Products.Where(p => p.Id == rule.ProductId).Select(p => p.Name).FirstOrDefault(),
                rule.DaysBefore, rule.Active, db.ActionOccasions.Count(o => o.RuleId == rule.Id))).ToListAsync(ct);
        return new(rows,
            await db.Risks.Select(r => new Choice(r.Id, r.Name)).ByNameAsync(c => c.Name, ct),
            await db.Products.Select(p => new ProductChoice(p.Id, p.Name, p.RiskId)).ByNameAsync(c => c.Name, ct));
    }
}
