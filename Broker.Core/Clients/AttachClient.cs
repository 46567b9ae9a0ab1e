using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// Attaches a client to its principal: to one at most, never to itself nor to one below it (R-ASC-04, D-10). For one already attached there, only
/// what it is to it changes.
/// </summary>
public sealed class AttachClient(BrokerStore store)
{
    public const string Attached = "client.attached", MemberAttached = "client.member-attached";

    public sealed class Input
    {
        [Required] public Guid? ClientId { get; set; }
        [Required] public Guid? PrincipalId { get; set; }
        public Guid? AffiliationId { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (await db.Clients.SingleOrDefaultAsync(c => c.Id == input.ClientId, ct) is not { } client) return Problem.Missing.At(nameof(Input.ClientId));
        if (await db.Clients.SingleOrDefaultAsync(c => c.Id == input.PrincipalId, ct) is not { } principal) return Problem.Missing.At(nameof(Input.PrincipalId));
        if (!await db.MayChooseAsync(ListKind.Affiliation, input.AffiliationId, client.AffiliationId, ct)) return Problem.Missing.At(nameof(Input.AffiliationId));

        if (client.ParentId != principal.Id)
        {
            if (client.Id == principal.Id) return new Problem("client.attached-to-itself");
            if (client.ParentId is { } present)
                return Problem.Of("client.attached-already", client.Name, await db.Clients.Where(c => c.Id == present).Select(c => c.Name).SingleAsync(ct));
            if (await IsAboveAsync(db, client, principal, ct)) return Problem.Of("client.attached-in-a-circle", principal.Name, client.Name);
            client.ParentId = principal.Id;
            db.AddEvent(client.Id, null, Attached, principal.Name);
            db.AddEvent(principal.Id, null, MemberAttached, client.Name);
        }
        client.AffiliationId = input.AffiliationId;
        return await db.SaveAsync(ct);
    }

    /// <summary>Each on the way up is held: two who attach at the same moment, each without seeing the other, would otherwise close a circle.</summary>
    private static async Task<bool> IsAboveAsync(BrokerDb db, Client client, Client principal, CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        for (var above = principal; above is not null && seen.Add(above.Id); above = above.ParentId is { } next ? await db.Clients.SingleOrDefaultAsync(c => c.Id == next, ct) : null)
        {
            if (above.Id == client.Id) return true;
            db.Hold(above);
        }
        return false;
    }
}
