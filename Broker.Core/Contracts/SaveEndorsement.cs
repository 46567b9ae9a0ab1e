using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>A new endorsement of a contract, or an existing one's data. Guarantees put on it replace the contract's own from its first day; none leave them as they are (R-CON-10).</summary>
public sealed class SaveEndorsement(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ContractId { get; set; }

        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required] public DateOnly? EffectiveOn { get; set; }
        public Guid? ReasonId { get; set; }
        [MaxLength(Endorsement.NoteLength)] public string? Note { get; set; }

        /// <summary>In the order in which they are read.</summary>
        public List<CoverChoice> Guarantees { get; set; } = [];
    }

    /// <returns>The endorsement's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var contract = await db.Contracts.SingleOrDefaultAsync(c => c.Id == input.ContractId, ct);
        if (contract is null) return Problem.Missing;
        var known = input.Id is { } id ? await db.Endorsements.SingleOrDefaultAsync(e => e.Id == id && e.ContractId == contract.Id, ct) : null;
        if (input.Id is not null && known is null) return Problem.Missing;
        if (known is not null && known.Version != input.Version) return Problem.Stale;
        if (input.EffectiveOn < contract.EffectiveOn) return new Problem("contract.endorsed-before-effect", nameof(Input.EffectiveOn));
        if (!await db.MayChooseAsync(ListKind.EndorsementReason, input.ReasonId, known?.ReasonId, ct)) return Problem.Missing.At(nameof(Input.ReasonId));
        if (await ContractCover.RefuseAsync(db, input.Guarantees, nameof(Input.Guarantees), ct) is { } problem) return problem;

        var endorsement = known ?? db.Add(new Endorsement
        {
            ClientId = contract.ClientId, ContractId = contract.Id, EffectiveOn = input.EffectiveOn!.Value, By = db.Actor.Name, At = clock.Now,
            Number = 1 + (await db.Endorsements.Where(e => e.ContractId == contract.Id).MaxAsync(e => (int?)e.Number, ct) ?? 0),
        }).Entity;
        (endorsement.EffectiveOn, endorsement.ReasonId, endorsement.Note) = (input.EffectiveOn!.Value, input.ReasonId, Inputs.Tidy(input.Note));
        await ContractCover.WriteAsync(db, contract, endorsement.Id, input.Guarantees, ct);
        db.Touch(endorsement);
        var reason = await db.ListValues.Where(v => v.Id == input.ReasonId).Select(v => v.Name).SingleOrDefaultAsync(ct) ?? "";
        db.AddEvent(contract.ClientId, contract.Id, known is null ? ContractEvents.Endorsed : ContractEvents.EndorsementChanged, contract.Number, $"{endorsement.Number}", Dates.Iso(endorsement.EffectiveOn), reason);
        var saved = await db.SaveAsync(ct);
        // Two made the next one at the same moment: the second sees the first, and says it again.
        return !saved.Failed ? endorsement.Id : saved.Problem == Problem.Taken ? Problem.Stale : saved.Problem;
    }
}
