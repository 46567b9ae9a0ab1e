using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>One contract, for staff and for the client's contacts.</summary>
public sealed class ContractQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    /// <summary>A fleet says its whole number below its own list.</summary>
    public const int MostCounted = 1_000;

    /// <param name="Reason">Why it is suspended or terminated, in the firm's words.</param>
    /// <param name="ItemsCovered">Up to <see cref="MostCounted"/>, and one more where there are more: so does <paramref name="Items"/>, those that left included.</param>
    public sealed record ContractRecord(Guid Id, Guid Version, Guid ClientId, string Client, string Number, Guid RiskId, string Risk, ItemKind ItemKind,
        Guid InsurerId, string Insurer, Guid? ProductId, string? Product, ContractState State, string? Reason, DateOnly EffectiveOn, DateOnly? ExpiresOn,
        Handling Handling, Money AnnualPremium, bool OnExtranet, int Items, int ItemsCovered, int Receipts, int Documents)
    {
        /// <summary>Newest first; to the firm only.</summary>
        public IReadOnlyList<SuspensionRow> Suspensions { get; init; } = [];
        public IReadOnlyList<TerminationRow> Terminations { get; init; } = [];

        /// <summary>What of it the reader may see; the premium is zero to those who do not see its account (IND-10).</summary>
        public ContractPart Parts { get; init; } = ContractPart.All;

        /// <summary>First day without cover, past or to come, as far as is known.</summary>
        public DateOnly? EndsOn { get; init; }
        public DateOnly? SuspendedSince { get; init; }

        /// <summary>What the firm adds to the state; to the firm only.</summary>
        public Guid? SubStatusId { get; init; }
        public string? SubStatus { get; init; }

        /// <summary>Who brought it; to the firm only.</summary>
        public Guid? IntroducerId { get; init; }
        public string? Introducer { get; init; }

        /// <summary>Documents its file asks for, and of these the mandatory ones to be obtained; to the firm only.</summary>
        public int DocumentsAsked { get; init; }
        public int DocumentsMissing { get; init; }

        /// <summary>The same again: of a great fleet each movement would otherwise draw the whole page anew on every screen.</summary>
        public bool Says(ContractRecord other) => this with { Suspensions = other.Suspensions, Terminations = other.Terminations } == other
            && Suspensions.SequenceEqual(other.Suspensions) && Terminations.SequenceEqual(other.Terminations);
    }

    public sealed record SuspensionRow(DateOnly From, DateOnly? EndedOn, string Reason, string By);

    public sealed record TerminationRow(DateOnly On, string Reason, string By, DateTime? LiftedAt, string? LiftedBy, string? LiftReason);

    /// <returns>Null when there is no such contract, or none the caller may see.</returns>
    /// <remarks>Of a great fleet each movement would otherwise be counted again by every screen of the firm that shows the contract.</remarks>
    public async Task<ContractRecord?> RunAsync(Caller by, Guid contractId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        if (!actor.IsFirm) return await ReadAsync(by, contractId, ct);
        // No caller's cancellation: the answer is for all who wait for it.
        return (await answers.OfFirmAsync(actor, null, $"contract|{contractId}|{clock.Today}", async () => new Answer(await ReadAsync(by, contractId, CancellationToken.None)))).Contract;
    }

    private sealed record Answer(ContractRecord? Contract);

    private async Task<ContractRecord?> ReadAsync(Caller by, Guid contractId, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);
        var today = clock.Today;
        var covered = db.CoveredItems(today);

        var found = await db.Contracts.AsNoTracking().Where(c => c.Id == contractId)
            .Include(c => c.Suspensions).Include(c => c.Terminations)
            .Select(c => new
            {
                Contract = c,
                Client = db.Clients.First(o => o.Id == c.ClientId).Name,
                Risk = db.Risks.First(r => r.Id == c.RiskId),
                Insurer = db.Insurers.First(i => i.Id == c.InsurerId).Name,
                Product = db.Products.Where(p => p.Id == c.ProductId).Select(p => p.Name).FirstOrDefault(),
                SubStatus = db.ListValues.Where(v => v.Id == c.SubStatusId).Select(v => v.Name).FirstOrDefault(),
                Introducer = db.Introducers.Where(i => i.Id == c.IntroducerId).Select(i => i.Name).FirstOrDefault(),
                Managed = !db.ItemTerms.Any(t => t.ContractId == c.Id && !t.Managed),
                Items = db.InsuredItems.Where(i => i.ClientId == c.ClientId && i.ContractId == c.Id).Take(MostCounted + 1).Count(),
                Covered = covered.Where(i => i.ClientId == c.ClientId && i.ContractId == c.Id).Take(MostCounted + 1).Count(),
                Receipts = db.Receipts.Count(r => r.ContractId == c.Id),
                Documents = db.Documents.Count(d => d.ContractId == c.Id),
                Asked = db.AskedDocuments.Count(e => e.ContractId == c.Id),
                Missing = db.AskedDocuments.Count(e => e.ContractId == c.Id && e.IsMissing),
            })
            .AsSplitQuery().SingleOrDefaultAsync(ct);
        if (found?.Contract is not { } contract) return null;

        var parts = db.Actor.PartsOf(contract.Id);
        var record = new ContractRecord(contract.Id, contract.Version, contract.ClientId, found.Client, contract.Number, contract.RiskId, found.Risk.Name, found.Managed ? found.Risk.ItemKind : ItemKind.None,
            contract.InsurerId, found.Insurer, contract.ProductId, found.Product, contract.StateOn(today), contract.ReasonOn(today), contract.EffectiveOn, contract.ExpiresOn,
            contract.Handling, contract.PremiumFor(parts), contract.OnExtranet, found.Items, found.Covered, found.Receipts, found.Documents)
        {
            Parts = parts, EndsOn = contract.EndsOn, SuspendedSince = contract.SuspendedOn(today),
        };
        return !db.Actor.IsFirm ? record : record with
        {
            DocumentsAsked = found.Asked, DocumentsMissing = found.Missing, SubStatusId = contract.SubStatusId, SubStatus = found.SubStatus, IntroducerId = contract.IntroducerId, Introducer = found.Introducer,
            Suspensions = [.. contract.Suspensions.OrderByDescending(s => s.From).Select(s => new SuspensionRow(s.From, s.EndedOn, s.Reason, s.By))],
            Terminations = [.. contract.Terminations.OrderByDescending(t => t.On).Select(t => new TerminationRow(t.On, t.Reason, t.By, t.LiftedAt, t.LiftedBy, t.LiftReason))],
        };
    }
}
