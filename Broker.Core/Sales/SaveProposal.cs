using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Sales;

/// <summary>Whose a sale is, and what the firm notes about it.</summary>
public sealed class SaveProposal(BrokerStore store)
{
    public sealed class Input
    {
        public Guid Id { get; set; }
        public Guid Version { get; set; }
        public Guid? HandlerId { get; set; }
        [MaxLength(Proposal.NoteLength)] public string? Note { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.FindProposalAsync(input.Id, ct) is not { } proposal) return Problem.Missing;
        if (proposal.Version != input.Version) return Problem.Stale;
        if (!await db.IsOfFirmAsync(input.HandlerId, ct)) return Problem.Missing.At(nameof(Input.HandlerId));
        (proposal.HandlerId, proposal.Note) = (input.HandlerId, Inputs.Tidy(input.Note));
        return await db.SaveAsync(ct);
    }
}
