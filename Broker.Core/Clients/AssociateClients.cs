using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Associates two clients, or says anew what they are to each other: the same from both sides (D-11).</summary>
public sealed class AssociateClients(BrokerStore store)
{
    public const string Associated = "client.associated";

    public sealed class Input
    {
        [Required] public Guid? ClientId { get; set; }
        [Required] public Guid? OtherId { get; set; }
        [Required] public Guid? KindId { get; set; }

        /// <summary>Of an association that is there already; otherwise a second one between the same two is refused.</summary>
        public bool Change { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (input.ClientId == input.OtherId) return new Problem("client.associated-with-itself");

        var names = await db.Clients.Where(c => c.Id == input.ClientId || c.Id == input.OtherId).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var (one, other) = (input.ClientId!.Value, input.OtherId!.Value);
        if (names.Count < 2) return Problem.Missing;

        var present = await db.ClientAssociations.Where(a => (a.ClientId == one && a.OtherId == other) || (a.ClientId == other && a.OtherId == one)).ToListAsync(ct);
        if (input.Change && present.Count == 0) return Problem.Missing;
        if (!input.Change && present.Count > 0) return Problem.Of("client.associated-already", names[other]);
        if (!await db.MayChooseAsync(ListKind.AssociationKind, input.KindId, present.FirstOrDefault()?.KindId, ct)) return Problem.Missing.At(nameof(Input.KindId));

        foreach (var side in present) side.KindId = input.KindId!.Value;
        if (!input.Change)
        {
            db.AddRange(ClientAssociation.Both(one, other, input.KindId!.Value));
            db.AddEvent(one, null, Associated, names[other]);
            db.AddEvent(other, null, Associated, names[one]);
        }
        return await db.SaveAsync(ct);
    }
}
