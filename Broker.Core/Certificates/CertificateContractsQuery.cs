using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>
/// The contracts whose product offers certificates, for those who may request them: what is needed to choose one and no more, because certificates have no
/// switch of their own while the rest of a contract has.
/// </summary>
public sealed class CertificateContractsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="ShowsDocuments">What was asked for is found with the contract; otherwise only where one asks.</param>
    public sealed record ContractRow(Guid Id, Guid ClientId, string Number, string Risk, ItemKind ItemKind, string Insurer, ContractState State, DateOnly EffectiveOn, int ItemsCovered, bool ShowsDocuments);

    /// <param name="contractId">Only this one.</param>
    public async Task<IReadOnlyList<ContractRow>> RunAsync(Caller by, Guid clientId, Guid? contractId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        if (!db.Actor.May(Permission.RequestCertificates)) return [];
        var today = clock.Today;

        // What is usable of a template is asked in memory: the firm has a few dozen.
        var templates = (await db.Templates.AsNoTracking().Include(t => t.Fields).ToListAsync(ct)).Where(t => t is { CanBeOffered: true, IsUsable: true }).ToDictionary(t => t.Id, t => t.IsAboutItem);
        var offers = (await db.ProductTemplates.AsNoTracking().Select(o => new { o.ProductId, o.TemplateId }).ToListAsync(ct)).ToLookup(o => o.ProductId, o => o.TemplateId);
        var found = await db.Contracts.AsNoTracking().Where(c => c.ClientId == clientId && c.ProductId != null && (contractId == null || c.Id == contractId))
            .Include(c => c.Suspensions).Include(c => c.Terminations).OrderByDescending(c => c.EffectiveOn).ThenBy(c => c.Number)
            .Select(c => new
            {
                Contract = c, Risk = db.Risks.First(r => r.Id == c.RiskId), Insurer = db.Insurers.First(i => i.Id == c.InsurerId).Name,
                Items = db.InsuredItems.Count(i => i.ContractId == c.Id && i.EnteredOn <= today && (i.ExitedOn == null || i.ExitedOn > today)),
            }).AsSplitQuery().ToListAsync(ct);
        return
        [
            .. found.Where(f => offers[f.Contract.ProductId!.Value].Any(id => templates.TryGetValue(id, out var aboutItem) && (!aboutItem || (f.Risk.ItemKind != ItemKind.None && Shows(db.Actor, f.Contract.Id, ContractPart.Items)))))
                .Select(f => new ContractRow(f.Contract.Id, f.Contract.ClientId, f.Contract.Number, f.Risk.Name, f.Risk.ItemKind, f.Insurer, f.Contract.StateOn(today), f.Contract.EffectiveOn, f.Items,
                    db.Actor.Has(Feature.ViewFiles) && Shows(db.Actor, f.Contract.Id, ContractPart.Documents))),
        ];
    }

    private static bool Shows(Actor by, Guid contractId, ContractPart part) => by.PartsOf(contractId).HasFlag(part);
}
