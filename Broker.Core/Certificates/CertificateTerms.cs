using Broker.Core.Accounts;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>What one contract offers today, for the button, the form and the desk alike.</summary>
internal sealed record CertificateTerms(
    Contract Contract, CertificateEligibility Eligibility, bool Held, ItemKind ItemKind, Receipt? Settled, IReadOnlyList<TitledTemplate> Templates)
{
    /// <summary>R-CERT-11: about an insured item, or about the contract, according to what was chosen.</summary>
    public IEnumerable<TitledTemplate> For(bool item) => Templates.Where(t => t.Template.IsAboutItem == item);

    /// <summary>Null when the caller sees no such contract.</summary>
    public static async Task<CertificateTerms?> ReadAsync(BrokerDb db, IFileShelf shelf, Guid contractId, DateOnly day, CancellationToken ct)
    {
        var contract = await db.Contracts.AsNoTracking().Include(c => c.Suspensions).Include(c => c.Terminations).SingleOrDefaultAsync(c => c.Id == contractId, ct);
        if (contract is null) return null;
        var kind = await db.Risks.Where(r => r.Id == contract.RiskId).Select(r => r.ItemKind).SingleAsync(ct);
        // Whoever is shown no insured item asks about the contract as a whole.
        var parts = db.Actor.PartsOf(contractId);
        var offered = await TemplatesAsync(db, contract.ProductId, parts.HasFlag(ContractPart.Items) ? kind : ItemKind.None, ct);
        var templates = await TellingNoMoreThanAsync(db, shelf, offered, parts, ct);
        var held = await HeldAsync(db, ct);
        var settled = CertificateEligibility.SettledOn(day, await ReceiptsAsync(db, contractId, day, ct));
        return new(contract, CertificateEligibility.Of(contract.StateOn(day), settled is not null, held, templates.Count > 0, parts.HasFlag(ContractPart.Account)), held, kind, settled, templates);
    }

    /// <summary>R-CERT-16.</summary>
    public static Task<bool> HeldAsync(BrokerDb db, CancellationToken ct) =>
        db.TaskTemplates.AnyAsync(t => t.Active && t.Kind == TaskKind.ExtranetValidation && t.Trigger == TaskTrigger.CertificateRequested, ct);

    /// <summary>On the whole truth, whatever of it the reader is shown: that the premium is paid opens certificates to all who may ask for one.</summary>
    public static Task<List<Receipt>> ReceiptsAsync(BrokerDb db, Guid contractId, DateOnly day, CancellationToken ct) =>
        db.Undivided<Receipt>().AsNoTracking().Include(r => r.Allocations).ThenInclude(a => a.Payment)
            .Where(r => r.ContractId == contractId && r.From <= day && r.To >= day).ToListAsync(ct);

    private static async Task<IReadOnlyList<TitledTemplate>> TemplatesAsync(BrokerDb db, Guid? productId, ItemKind kind, CancellationToken ct)
    {
        var offers = await db.ProductTemplates.AsNoTracking().Where(o => o.ProductId == productId).OrderBy(o => o.Position).ToListAsync(ct);
        var ids = offers.Select(o => o.TemplateId).ToList();
        var templates = await db.Templates.AsNoTracking().Include(t => t.Fields).Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        return
        [
            .. offers.Select(o => new TitledTemplate(templates[o.TemplateId], o.ExtranetTitle ?? templates[o.TemplateId].Name))
                .Where(t => t.Template is { CanBeOffered: true, IsUsable: true } && (kind != ItemKind.None || !t.Template.IsAboutItem)),
        ];
    }

    /// <summary>IND-10: a document that lists the insured items, or says what is paid, is for whoever is shown these. Only those who are not have their templates looked into.</summary>
    private static async Task<IReadOnlyList<TitledTemplate>> TellingNoMoreThanAsync(BrokerDb db, IFileShelf shelf, IReadOnlyList<TitledTemplate> offered, ContractPart parts, CancellationToken ct)
    {
        if (parts.HasFlag(ContractPart.Items | ContractPart.Account | ContractPart.Guarantees)) return offered;
        var files = offered.Select(o => o.Template.FileId).ToList();
        var hashes = await db.Files.Where(f => files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Hash, ct);
        var told = new List<TitledTemplate>();
        foreach (var one in offered)
        {
            var tags = TemplateTags.Read(await shelf.ReadAsync(hashes[one.Template.FileId], ct), one.Template.Subject);
            if ((PartsOf(tags) & ~parts) == 0) told.Add(one);
        }
        return told;
    }

    private static ContractPart PartsOf(TemplateTags tags) => tags.Tags.Select(t => t.Verdict.Known).OfType<KnownTag>().Aggregate(default(ContractPart), (all, tag) => all | tag switch
    {
        { Name: "guarantees" } or { List: "guarantees" } => ContractPart.Guarantees,
        { Shape: TagShape.List } or { List: not null } => ContractPart.Items,
        { Name: "contract.premium" or "receipt.number" or "receipt.total" } => ContractPart.Account,
        _ => default,
    });
}

/// <param name="Title">R-CERT-04: the extranet title, else the template's name.</param>
internal sealed record TitledTemplate(WordTemplate Template, string Title);
