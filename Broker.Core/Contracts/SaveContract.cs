using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>A new contract, or an existing one's data: from the client's own record only, hence never without the client (R-CON-04).</summary>
public sealed class SaveContract(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>None for a new contract.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(Contract.NumberLength)] public string? Number { get; set; }
        [Required] public Guid? RiskId { get; set; }
        [Required] public Guid? InsurerId { get; set; }
        public Guid? ProductId { get; set; }
        [Required] public DateOnly? EffectiveOn { get; set; }
        public DateOnly? ExpiresOn { get; set; }
        public Handling Handling { get; set; }

        /// <summary>A word of the firm's own beside the state.</summary>
        public Guid? SubStatusId { get; set; }

        /// <summary>Who brought it to the firm.</summary>
        public Guid? IntroducerId { get; set; }

        /// <summary>Taxes included, in euros.</summary>
        [Required, Range(0, 100_000_000)] public decimal? AnnualPremium { get; set; }
        public bool OnExtranet { get; set; } = true;

        public static Input Of(ContractQuery.ContractRecord contract) => new()
        {
            ClientId = contract.ClientId, Id = contract.Id, Version = contract.Version, Number = contract.Number, RiskId = contract.RiskId,
            InsurerId = contract.InsurerId, ProductId = contract.ProductId, EffectiveOn = contract.EffectiveOn, ExpiresOn = contract.ExpiresOn,
            Handling = contract.Handling, AnnualPremium = contract.AnnualPremium.Amount, OnExtranet = contract.OnExtranet,
            SubStatusId = contract.SubStatusId, IntroducerId = contract.IntroducerId,
        };
    }

    /// <returns>The contract's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if ((Inputs.Check(input) ?? await RefuseAsync(db, input, ct)) is { } problem) return problem;

        var contract = input.Id is { } id
            ? await db.Contracts.WithFacts().SingleOrDefaultAsync(c => c.Id == id && c.ClientId == input.ClientId, ct)
            : New(db, input);
        if (contract is null) return Problem.Missing;
        if (input.Id is not null && contract.Version != input.Version) return Problem.Stale;

        if (!await db.MayChooseAsync(ListKind.ContractSubStatus, input.SubStatusId, contract.SubStatusId, ct)) return Problem.Missing.At(nameof(Input.SubStatusId));
        if (!await db.MayIntroduceAsync(input.IntroducerId, contract.IntroducerId, ct)) return Problem.Missing.At(nameof(Input.IntroducerId));

        var before = contract.StateOn(clock.Today);
        Write(input, contract);
        db.Introduce(contract, input.IntroducerId, await db.Introducers.Where(i => i.Id == input.IntroducerId).Select(i => i.Name).SingleOrDefaultAsync(ct));
        var after = contract.StateOn(clock.Today);
        if (input.Id is null)
        {
            await ContractCover.BeginAsync(db, contract, ct);
            await db.SignedAsync(contract, clock.Today, ct);
        }
        else if (after != before) db.AddEvent(contract.ClientId, contract.Id, ContractEvents.StateChanged, contract.Number, $"{nameof(ContractState)}.{before}", $"{nameof(ContractState)}.{after}");
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : contract.Id;
    }

    private async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        if (input.ExpiresOn <= input.EffectiveOn) return new Problem("contract.expires-before-effect", nameof(Input.ExpiresOn));
        if (!await db.Risks.AnyAsync(r => r.Id == input.RiskId, ct)) return Problem.Missing.At(nameof(Input.RiskId));
        if (!await db.Insurers.AnyAsync(i => i.Id == input.InsurerId, ct)) return Problem.Missing.At(nameof(Input.InsurerId));
        if (input.ProductId is { } product && !await db.Products.AnyAsync(p => p.Id == product && p.RiskId == input.RiskId && p.InsurerId == input.InsurerId, ct))
            return new Problem("contract.other-product", nameof(Input.ProductId));
        if (input.Id is null && !(await ProductRestriction.ReadAsync(db, input.ClientId, clock.Today, ct)).Allows(input.ProductId))
            return new Problem(input.ProductId is null ? "contract.product-needed" : "contract.product-not-offered", nameof(Input.ProductId));
        return null;
    }

    private static Contract New(BrokerDb db, Input input) => db.Add(new Contract
    {
        ClientId = input.ClientId, Number = input.Number!, RiskId = input.RiskId!.Value, InsurerId = input.InsurerId!.Value,
        EffectiveOn = input.EffectiveOn!.Value, AnnualPremium = Money.Euros(input.AnnualPremium!.Value),
    }).Entity;

    private static void Write(Input input, Contract contract)
    {
        (contract.Number, contract.RiskId, contract.InsurerId, contract.ProductId) = (input.Number!.Trim(), input.RiskId!.Value, input.InsurerId!.Value, input.ProductId);
        (contract.EffectiveOn, contract.ExpiresOn, contract.Handling) = (input.EffectiveOn!.Value, input.ExpiresOn, input.Handling);
        (contract.AnnualPremium, contract.OnExtranet, contract.SubStatusId) = (Money.Euros(input.AnnualPremium!.Value), input.OnExtranet, input.SubStatusId);
    }
}
