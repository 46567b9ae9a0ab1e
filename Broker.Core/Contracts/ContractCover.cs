using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Whose guarantees apply: those of the product, of the contract itself, or of an endorsement.</summary>
public enum CoverSource { None, Product, Contract, Endorsement }

/// <param name="Name">The firm's name for it.</param>
/// <param name="PublicName">What clients read instead.</param>
public sealed record CoverLine(Guid GuaranteeId, string Name, string? PublicName, bool Declarable, Money? Limit, Money? Deductible);

/// <summary>One guarantee as it is chosen for a contract or an endorsement.</summary>
public sealed class CoverChoice
{
    public Guid GuaranteeId { get; set; }

    /// <summary>In the firm's currency.</summary>
    [Range(0, 1_000_000_000)] public decimal? Limit { get; set; }
    [Range(0, 1_000_000_000)] public decimal? Deductible { get; set; }
}

/// <summary>What applies on a day: the guarantees of the latest endorsement in effect that names any, else the contract's own, else its product's (R-CON-10).</summary>
internal sealed record ContractCover(CoverSource Source, Guid? EndorsementId, IReadOnlyList<CoverLine> Lines)
{
    public static async Task<ContractCover> ReadAsync(BrokerDb db, Guid contractId, Guid? productId, DateOnly day, CancellationToken ct)
    {
        var endorsement = await db.Endorsements.Where(e => e.ContractId == contractId && e.EffectiveOn <= day && db.ContractGuarantees.Any(g => g.EndorsementId == e.Id))
            .OrderByDescending(e => e.EffectiveOn).ThenByDescending(e => e.Number).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        var named = await LinesAsync(db, contractId, endorsement, ct);
        if (named.Count > 0) return new(endorsement is null ? CoverSource.Contract : CoverSource.Endorsement, endorsement, named);
        var product = await OfProductAsync(db, productId, ct);
        return new(product.Count > 0 ? CoverSource.Product : CoverSource.None, null, product);
    }

    public static async Task<IReadOnlyList<CoverLine>> LinesAsync(BrokerDb db, Guid contractId, Guid? endorsementId, CancellationToken ct) =>
        await (from line in db.ContractGuarantees
               join g in db.Guarantees on line.GuaranteeId equals g.Id
               where line.ContractId == contractId && line.EndorsementId == endorsementId
               orderby line.Position, g.Name
               select new CoverLine(g.Id, g.Name, g.PublicName, g.Declarable, In(line.LimitMinor), In(line.DeductibleMinor))).ToListAsync(ct);

    public static async Task<IReadOnlyList<CoverLine>> OfProductAsync(BrokerDb db, Guid? productId, CancellationToken ct) =>
        await (from place in db.ProductGuarantees
               join g in db.Guarantees on place.GuaranteeId equals g.Id
               where place.ProductId == productId
               orderby place.Position
               select new CoverLine(g.Id, g.Name, g.PublicName, g.Declarable, In(g.LimitMinor), In(g.DeductibleMinor))).ToListAsync(ct);

    /// <summary>A new contract begins with its product's guarantees: what the product becomes later does not change what was signed.</summary>
    public static async Task BeginAsync(BrokerDb db, Contract contract, CancellationToken ct)
    {
        var lines = await OfProductAsync(db, contract.ProductId, ct);
        db.AddRange(lines.Select((line, at) => new ContractGuarantee
        {
            ClientId = contract.ClientId, ContractId = contract.Id, GuaranteeId = line.GuaranteeId, Position = at, LimitMinor = line.Limit?.Minor, DeductibleMinor = line.Deductible?.Minor,
        }));
    }

    /// <summary>Puts exactly these in the place of those that stand there; nothing is saved yet.</summary>
    public static async Task WriteAsync(BrokerDb db, Contract contract, Guid? endorsementId, IReadOnlyList<CoverChoice> choices, CancellationToken ct)
    {
        var present = await db.ContractGuarantees.Where(g => g.ContractId == contract.Id && g.EndorsementId == endorsementId).ToListAsync(ct);
        db.RemoveRange(present.Where(p => choices.All(c => c.GuaranteeId != p.GuaranteeId)));
        for (var at = 0; at < choices.Count; at++)
        {
            var choice = choices[at];
            var line = present.Find(p => p.GuaranteeId == choice.GuaranteeId)
                ?? db.Add(new ContractGuarantee { ClientId = contract.ClientId, ContractId = contract.Id, EndorsementId = endorsementId, GuaranteeId = choice.GuaranteeId }).Entity;
            (line.Position, line.LimitMinor, line.DeductibleMinor) = (at, Minor(choice.Limit), Minor(choice.Deductible));
        }
    }

    public static async Task<Problem?> RefuseAsync(BrokerDb db, IReadOnlyList<CoverChoice> choices, string field, CancellationToken ct)
    {
        if (choices.SelectMany(Inputs.Problems).Any()) return new Problem("contract.guarantee-amount", field);
        var ids = choices.Select(c => c.GuaranteeId).ToList();
        return ids.Distinct().Count() < ids.Count || await db.Guarantees.CountAsync(g => ids.Contains(g.Id), ct) < ids.Count ? Problem.Missing.At(field) : null;
    }

    private static Money? In(long? minor) => minor is { } cents ? new Money(cents, Money.Default) : null;

    private static long? Minor(decimal? amount) => amount is { } given ? Money.Euros(given).Minor : null;
}
