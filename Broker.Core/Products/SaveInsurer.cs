using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>Adds an insurer, or changes its name and address; answers its id.</summary>
public sealed class SaveInsurer(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }

        /// <summary>As it was read, where it was.</summary>
        public Guid? Version { get; set; }
        [Required, MaxLength(Insurer.NameLength)] public string? Name { get; set; }

        /// <summary>What the documents of its contracts say under its name.</summary>
        [MaxLength(Insurer.AddressLength)] public string? Address { get; set; }
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var name = input.Name!.Trim();
        var insurer = input.Id is { } id ? await db.Insurers.SingleOrDefaultAsync(i => i.Id == id, ct) : db.Add(new Insurer { Name = name }).Entity;
        if (insurer is null) return Problem.Missing;
        if (input.Version is not null && insurer.Version != input.Version) return Problem.Stale;
        if (await db.Insurers.AnyAsync(i => i.Name == name && i.Id != insurer.Id, ct)) return new Problem("insurer.name-taken", nameof(Input.Name));
        (insurer.Name, insurer.Address) = (name, string.IsNullOrWhiteSpace(input.Address) ? null : input.Address.Trim());
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : insurer.Id;
    }
}
