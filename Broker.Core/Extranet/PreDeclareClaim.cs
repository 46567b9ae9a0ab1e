using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Somebody of a client's tells of a claim, with the files they brought for it: the firm says what becomes of it. Whatever the form showed is checked again here.</summary>
public sealed class PreDeclareClaim(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>Of the draft: the same press sent twice, from whatever screen, is one claim.</summary>
        public Guid CommandId { get; set; }
        [Required] public Guid? ContractId { get; set; }

        /// <summary>Among those open to it on that day.</summary>
        public List<Guid> GuaranteeIds { get; set; } = [];
        public Guid? ItemId { get; set; }
        [Required] public DateOnly? OccurredOn { get; set; }
        public TimeOnly? OccurredAt { get; set; }

        /// <summary>When they came to know of it, where that was later.</summary>
        public DateOnly? KnownOn { get; set; }
        public bool IsTheft { get; set; }
        [MaxLength(Claim.PlaceLength)] public string? Place { get; set; }
        [Required, MaxLength(Claim.CircumstancesLength)] public string? Circumstances { get; set; }
    }

    /// <returns>The claim's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) => RunningNumber.SaveAsync(true, () => SendAsync(by, input, ct));

    private async Task<Result<Guid>> SendAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        SpaceForms.Demand(db.Actor, SpaceForm.Claim);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (db.Actor is not { ClientId: { } client, PersonId: { } person }) return Problem.Missing;
        if (await db.Claims.Where(c => c.CommandId == input.CommandId && c.PreDeclaredById == person).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct) is { } sent) return sent;

        var contract = await ClaimOffersQuery.Offered(db).SingleOrDefaultAsync(c => c.Id == input.ContractId && c.ClientId == client, ct);
        if (contract is null) return Problem.Missing.At(nameof(Input.ContractId));
        if ((WrongDays(input) ?? await RefuseAsync(db, contract, input, ct)) is { } problem) return problem;

        var claim = await NewAsync(db, contract, input, ct);
        db.Add(claim.PreDeclare(input.CommandId, person, db.Actor.Signature, clock.Now));
        db.AddRange(claim.Concern(input.GuaranteeIds));
        await GiveFilesAsync(db, claim, ct);
        db.AddEvent(client, contract.Id, ClaimEvents.PreDeclared, claim.Number, Dates.Iso(claim.OccurredOn), contract.Number);
        await db.TellCorrespondentsAsync(client, "notice.claim-pre-declared", [await db.Clients.Where(c => c.Id == client).Select(c => c.Name).SingleAsync(ct), contract.Number], $"/clients/{client}/claims/{claim.Id}", ct);
        await SpaceForms.EndAsync(db, SpaceForm.Claim, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : claim.Id;
    }

    private Problem? WrongDays(Input input) =>
        input.OccurredOn > clock.Today ? new Problem("claim.occurred-in-future", nameof(Input.OccurredOn))
        : input.KnownOn > clock.Today ? new Problem("claim.known-in-future", nameof(Input.KnownOn))
        : input.KnownOn < input.OccurredOn ? new Problem("claim.known-before", nameof(Input.KnownOn))
        : null;

    private static async Task<Problem?> RefuseAsync(BrokerDb db, Contract contract, Input input, CancellationToken ct)
    {
        var opened = await ClaimOpeningsQuery.OpenedAsync(db, contract, input.OccurredOn!.Value, ct);
        if (input.GuaranteeIds.Count == 0) return new Problem("claim.choose-guarantee", nameof(Input.GuaranteeIds));
        if (input.GuaranteeIds.Exists(id => opened.All(o => o.Id != id))) return new Problem("claim.guarantee-not-open", nameof(Input.GuaranteeIds));
        return input.ItemId is { } item && !await db.InsuredItems.AnyAsync(i => i.Id == item && i.ContractId == contract.Id, ct) ? new Problem("claim.other-item", nameof(Input.ItemId)) : null;
    }

    private async Task<Claim> NewAsync(BrokerDb db, Contract contract, Input input, CancellationToken ct) => new()
    {
        ClientId = contract.ClientId, ContractId = contract.Id, ItemId = input.ItemId, OccurredOn = input.OccurredOn!.Value, OccurredAt = input.OccurredAt, KnownOn = input.KnownOn,
        IsTheft = input.IsTheft, DeclaredOn = clock.Today, Place = Inputs.Tidy(input.Place), Circumstances = Inputs.Tidy(input.Circumstances),
        Number = await RunningNumber.NextAsync<Claim>(db, c => c.Number, Claim.Prefix, clock.Today.Year, ct),
    };

    /// <summary>What was brought for it becomes its documents, seen by the client at once.</summary>
    private async Task GiveFilesAsync(BrokerDb db, Claim claim, CancellationToken ct)
    {
        foreach (var file in await SpaceForms.FilesOf(db, SpaceForm.Claim).ToListAsync(ct))
        {
            var document = new Document
            {
                ClientId = claim.ClientId, ContractId = claim.ContractId, ClaimId = claim.Id, Name = file.Name, FileId = file.FileId, CreatedAt = clock.Now, CreatedBy = db.Actor.Signature,
                ById = db.Actor.PersonId, UploadId = file.UploadId,
            };
            document.Share(clock.Now);
            db.Add(document);
            db.Remove(file);
        }
    }
}
