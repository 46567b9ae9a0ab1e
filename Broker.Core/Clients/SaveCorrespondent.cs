using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Names somebody of the firm as one the client can turn to, or gives them another role (R-ASC-01).</summary>
public sealed class SaveCorrespondent(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required] public Guid? PersonId { get; set; }
        public Guid? RoleId { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;

        if (input.Id is { } id)
        {
            if (await db.Correspondents.SingleOrDefaultAsync(c => c.Id == id && c.ClientId == input.ClientId, ct) is not { } present) return Problem.Missing;
            if (present.Version != input.Version) return Problem.Stale;
            if (!await db.MayChooseAsync(ListKind.UserRole, input.RoleId, present.RoleId, ct)) return Problem.Missing.At(nameof(Input.RoleId));
            present.RoleId = input.RoleId;
            return await db.SaveAsync(ct);
        }

        if (!await db.MayChooseAsync(ListKind.UserRole, input.RoleId, null, ct)) return Problem.Missing.At(nameof(Input.RoleId));
        var person = await db.Users.Where(p => p.Id == input.PersonId && p.ProfileId != null && p.Active).Select(p => p.FirstName + " " + p.LastName).SingleOrDefaultAsync(ct);
        if (person is null) return Problem.Missing.At(nameof(Input.PersonId));
        if (await db.Correspondents.AnyAsync(c => c.ClientId == input.ClientId && c.PersonId == input.PersonId, ct))
            return Problem.Of("correspondent.already", person).At(nameof(Input.PersonId));
        db.Add(new Correspondent { ClientId = input.ClientId, PersonId = input.PersonId!.Value, RoleId = input.RoleId });
        return await db.SaveAsync(ct);
    }
}
