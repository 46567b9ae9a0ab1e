using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Fleets.Register;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>How items come and go on a contract: whether clients' movements wait, how far back they go, through endorsements, for whom the firm manages.</summary>
public sealed class SaveItemTerms(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ContractId { get; set; }
        public bool Managed { get; set; } = true;
        public bool NeedsApproval { get; set; } = true;
        [Required, Range(0, ItemTerms.MostBackDays)] public int? ClientBackDays { get; set; } = ItemTerms.UsualBackDays;
        public bool OnlyByEndorsement { get; set; }
        public bool UnderDelegation { get; set; }

        /// <summary>As they were read: movements hold the row too, so that its version says nothing about them.</summary>
        public ItemTermsQuery.Terms? Read { get; set; }

        public static Input Of(Guid contractId, ItemTermsQuery.Terms terms) => new()
        {
            ContractId = contractId, Managed = terms.Managed, NeedsApproval = terms.NeedsApproval, ClientBackDays = terms.ClientBackDays, OnlyByEndorsement = terms.OnlyByEndorsement,
            UnderDelegation = terms.UnderDelegation, Read = terms,
        };
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default) => await Meeting.RetryAsync(() => SaveAsync(by, input, ct), ct);

    private async Task<Result<bool>> SaveAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var contract = await db.Contracts.Where(c => c.Id == input.ContractId).Select(c => new { c.ClientId, c.Number, Kind = db.Risks.First(r => r.Id == c.RiskId).ItemKind }).SingleOrDefaultAsync(ct);
        if (contract is null) return Problem.Missing;
        if (contract.Kind == ItemKind.None) return new Problem("movement.not-managed");
        if (await db.IsBeingChangedAsync(input.ContractId, ct)) return new Problem("sheet.being-written");
        var terms = await db.HeldTermsAsync(contract.ClientId, input.ContractId, ct);
        if (input.Read is { } read && read != ItemTermsQuery.Terms.Of(terms, true)) return Problem.Stale;
        var today = clock.Today;
        if (!input.Managed && await db.InsuredItems.CountAsync(i => i.ContractId == input.ContractId && (i.ExitedOn == null || i.ExitedOn > today), ct) is > 0 and var there) return Problem.Of("movement.items-there", there).At(nameof(Input.Managed));
        if (!input.Managed && await db.WaitingMovements.AnyAsync(m => m.ContractId == input.ContractId, ct)) return new Problem("movement.some-wait", nameof(Input.Managed));

        if (input.UnderDelegation != terms.UnderDelegation) await (input.UnderDelegation ? Delegation.BeginAsync(db, clock, input.ContractId, ct) : Delegation.EndAsync(db, clock, input.ContractId, ct));
        (terms.Managed, terms.NeedsApproval, terms.ClientBackDays) = (input.Managed, input.NeedsApproval, input.ClientBackDays!.Value);
        (terms.OnlyByEndorsement, terms.UnderDelegation) = (input.OnlyByEndorsement, input.UnderDelegation);
        db.AddEvent(contract.ClientId, input.ContractId, FleetEvents.TermsChanged, contract.Number);
        var saved = await Meeting.SaveAsync(db, clock, ct);
        return saved.Failed ? saved.Problem : true;
    }
}
