using Broker.Core.Access;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>What clients read of one contract type, and are asked when they want a quote on it.</summary>
public sealed class RiskOfferQuery(BrokerStore store)
{
    public sealed record RiskOffer(Guid Id, Guid Version, string Name, bool Published, string? PublicName, string? Help, IReadOnlyList<QuestionRow> Questions);

    public sealed record QuestionRow(Guid Id, string Label, string? Help, FieldType Type, bool Required, IReadOnlyList<string> Choices);

    public async Task<RiskOffer?> RunAsync(Caller by, Guid riskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var risk = await db.Risks.AsNoTracking().Include(r => r.Questions).SingleOrDefaultAsync(r => r.Id == riskId, ct);
        return risk is null ? null : new(risk.Id, risk.Version, risk.Name, risk.Published, risk.PublicName, risk.Help,
            [.. risk.Questions.OrderBy(q => q.Position).Select(q => new QuestionRow(q.Id, q.Label, q.Help, q.Type, q.Required, q.Choices))]);
    }
}
