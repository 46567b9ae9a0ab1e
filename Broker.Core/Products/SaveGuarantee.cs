using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>A new guarantee, or an existing one's name, limits and openness to online claims; answers its id.</summary>
public sealed class SaveGuarantee(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(Guarantee.NameLength)] public string? Name { get; set; }
        [MaxLength(Guarantee.NameLength)] public string? PublicName { get; set; }
        public bool Declarable { get; set; }

        /// <summary>In the firm's currency.</summary>
        [Range(0, 1_000_000_000)] public decimal? Limit { get; set; }
        [Range(0, 1_000_000_000)] public decimal? Deductible { get; set; }

        public static Input Of(GuaranteesQuery.GuaranteeRow row) => new()
        {
            Id = row.Id, Version = row.Version, Name = row.Name, PublicName = row.PublicName, Declarable = row.Declarable, Limit = row.Limit, Deductible = row.Deductible,
        };
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var name = input.Name!.Trim();
        var guarantee = input.Id is { } id ? await db.Guarantees.SingleOrDefaultAsync(g => g.Id == id, ct) : db.Add(new Guarantee { Name = name }).Entity;
        if (guarantee is null) return Problem.Missing;
        if (input.Id is not null && guarantee.Version != input.Version) return Problem.Stale;
        if (await db.Guarantees.AnyAsync(g => g.Name == name && g.Id != guarantee.Id, ct)) return Taken;

        (guarantee.Name, guarantee.PublicName, guarantee.Declarable) = (name, Inputs.Tidy(input.PublicName), input.Declarable);
        (guarantee.Limit, guarantee.Deductible) = (Euros(input.Limit), Euros(input.Deductible));
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? guarantee.Id : saved.Problem == Problem.Taken ? Taken : saved.Problem;
    }

    private static readonly Problem Taken = new("guarantee.name-taken", nameof(Input.Name));

    private static Money? Euros(decimal? amount) => amount is { } given ? Money.Euros(given) : null;
}
