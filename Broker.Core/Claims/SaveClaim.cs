using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>Declares a claim on a contract of the client, or changes what is known of one.</summary>
public sealed class SaveClaim(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>None for a new claim.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required] public Guid? ContractId { get; set; }
        public Guid? ItemId { get; set; }
        [Required] public DateOnly? OccurredOn { get; set; }
        [Required] public DateOnly? DeclaredOn { get; set; }
        public Guid? NatureId { get; set; }
        [MaxLength(Claim.ReferenceLength)] public string? InsurerReference { get; set; }
        [MaxLength(Claim.PlaceLength)] public string? Place { get; set; }
        [MaxLength(Claim.CircumstancesLength)] public string? Circumstances { get; set; }

        /// <summary>Percent.</summary>
        [Range(0, 100)] public int? LiabilityShare { get; set; }

        /// <summary>In euros.</summary>
        [Range(0, 1_000_000_000)] public decimal? Estimated { get; set; }
        [Range(0, 1_000_000_000)] public decimal? Settled { get; set; }
        public Guid? HandlerId { get; set; }

        /// <summary>Those it concerns (R-CLM-02).</summary>
        public List<Guid> GuaranteeIds { get; set; } = [];

        public static Input Of(ClaimQuery.ClaimRecord claim) => new()
        {
            ClientId = claim.ClientId, Id = claim.Id, Version = claim.Version, ContractId = claim.ContractId, ItemId = claim.ItemId, OccurredOn = claim.OccurredOn,
            DeclaredOn = claim.DeclaredOn, NatureId = claim.NatureId, InsurerReference = claim.InsurerReference, Place = claim.Place, Circumstances = claim.Circumstances,
            LiabilityShare = claim.LiabilityShare, HandlerId = claim.HandlerId, GuaranteeIds = [.. claim.Guarantees.Select(g => g.Id)],
            Estimated = claim.Estimated.Minor == 0 ? null : claim.Estimated.Amount, Settled = claim.Settled.Minor == 0 ? null : claim.Settled.Amount,
        };
    }

    /// <returns>The claim's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) =>
        RunningNumber.SaveAsync(input.Id is null, () => SaveAsync(by, input, ct));

    private async Task<Result<Guid>> SaveAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClaims);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var claim = input.Id is { } id ? await db.Claims.Include(c => c.Guarantees).SingleOrDefaultAsync(c => c.Id == id && c.ClientId == input.ClientId, ct) : null;
        if (input.Id is not null && claim is null) return Problem.Missing;
        if (claim is not null && claim.Version != input.Version) return Problem.Stale;
        var contract = await db.Contracts.SingleOrDefaultAsync(c => c.Id == input.ContractId && c.ClientId == input.ClientId, ct);
        if (contract is null) return Problem.Missing.At(nameof(Input.ContractId));
        if ((WrongDays(input) ?? await RefuseAsync(db, input, claim, ct)) is { } problem) return problem;

        if (claim is null)
        {
            claim = db.Add(await NewAsync(db, input, ct)).Entity;
            db.AddEvent(claim.ClientId, claim.ContractId, ClaimEvents.Declared, claim.Number, Dates.Iso(claim.OccurredOn), contract.Number);
        }
        Write(input, claim);
        db.AddRange(claim.Concern(input.GuaranteeIds));
        db.Touch(claim);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : claim.Id;
    }

    private Problem? WrongDays(Input input) =>
        input.OccurredOn > clock.Today ? new Problem("claim.occurred-in-future", nameof(Input.OccurredOn))
        : input.DeclaredOn > clock.Today ? new Problem("claim.declared-in-future", nameof(Input.DeclaredOn))
        : input.DeclaredOn < input.OccurredOn ? new Problem("claim.declared-before", nameof(Input.DeclaredOn))
        : null;

    private static async Task<Problem?> RefuseAsync(BrokerDb db, Input input, Claim? claim, CancellationToken ct)
    {
        if (input.ItemId is { } item && !await db.InsuredItems.AnyAsync(i => i.Id == item && i.ContractId == input.ContractId, ct)) return new Problem("claim.other-item", nameof(Input.ItemId));
        if (!await db.MayChooseAsync(ListKind.ClaimNature, input.NatureId, claim?.NatureId, ct)) return Problem.Missing.At(nameof(Input.NatureId));
        if (!await db.IsOfFirmAsync(input.HandlerId, ct)) return Problem.Missing.At(nameof(Input.HandlerId));
        var guarantees = input.GuaranteeIds.Distinct().ToList();
        if (await db.Guarantees.CountAsync(g => guarantees.Contains(g.Id), ct) != guarantees.Count) return Problem.Missing.At(nameof(Input.GuaranteeIds));
        return null;
    }

    private async Task<Claim> NewAsync(BrokerDb db, Input input, CancellationToken ct) => new()
    {
        ClientId = input.ClientId, ContractId = input.ContractId!.Value, OccurredOn = input.OccurredOn!.Value, DeclaredOn = input.DeclaredOn!.Value,
        Number = await RunningNumber.NextAsync(db.Claims.Select(c => c.Number), Claim.Prefix, clock.Today.Year, ct),
    };

    private static void Write(Input input, Claim claim)
    {
        (claim.ContractId, claim.ItemId, claim.NatureId, claim.HandlerId) = (input.ContractId!.Value, input.ItemId, input.NatureId, input.HandlerId);
        (claim.OccurredOn, claim.DeclaredOn) = (input.OccurredOn!.Value, input.DeclaredOn!.Value);
        (claim.InsurerReference, claim.Place, claim.Circumstances) = (Inputs.Tidy(input.InsurerReference), Inputs.Tidy(input.Place), Inputs.Tidy(input.Circumstances));
        (claim.LiabilityShare, claim.Estimated, claim.Settled) = (input.LiabilityShare, Money.Euros(input.Estimated ?? 0), Money.Euros(input.Settled ?? 0));
    }
}
