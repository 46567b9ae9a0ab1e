using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Restricts a client to one more product, or changes until when (R-ASC-10, R-ASC-12). Contracts there are stay as they are (R-ASC-13).</summary>
public sealed class SaveClientProduct(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required] public Guid? ProductId { get; set; }

        /// <summary>First day on which it no longer counts.</summary>
        public DateOnly? VoidFrom { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;

        if (input.Id is { } id)
        {
            if (await db.ClientProducts.SingleOrDefaultAsync(p => p.Id == id && p.ClientId == input.ClientId, ct) is not { } present) return Problem.Missing;
            if (present.Version != input.Version) return Problem.Stale;
            present.VoidFrom = input.VoidFrom;
            return await db.SaveAsync(ct);
        }

        var product = await db.Products.Where(p => p.Id == input.ProductId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (product is null) return Problem.Missing.At(nameof(Input.ProductId));
        if (await db.ClientProducts.AnyAsync(p => p.ClientId == input.ClientId && p.ProductId == input.ProductId, ct))
            return Problem.Of("client-product.already", product).At(nameof(Input.ProductId));
        db.Add(new ClientProduct { ClientId = input.ClientId, ProductId = input.ProductId!.Value, VoidFrom = input.VoidFrom });
        return await db.SaveAsync(ct);
    }
}
