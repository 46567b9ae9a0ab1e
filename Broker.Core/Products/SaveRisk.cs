using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>Adds a contract type, or renames one; answers its id. What its contracts carry is decided once: contracts exist by it.</summary>
public sealed class SaveRisk(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }

        /// <summary>As it was read, where it was.</summary>
        public Guid? Version { get; set; }
        [Required, MaxLength(Risk.NameLength)] public string? Name { get; set; }

        /// <summary>Read for a new one only.</summary>
        public ItemKind ItemKind { get; set; }
        public bool IsFleet { get; set; }
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var name = input.Name!.Trim();
        var risk = input.Id is { } id
            ? await db.Risks.SingleOrDefaultAsync(r => r.Id == id, ct)
            : db.Add(new Risk { Name = name, ItemKind = input.ItemKind }).Entity;
        if (risk is null) return Problem.Missing;
        if (input.Version is not null && risk.Version != input.Version) return Problem.Stale;
        if (await db.Risks.AnyAsync(r => r.Name == name && r.Id != risk.Id, ct)) return new Problem("risk.name-taken", nameof(Input.Name));
        risk.Name = name;
        risk.MakeFleet(input.IsFleet);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : risk.Id;
    }
}
