using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Everything one certificate says, read at once; the archive is closed while it is printed.</summary>
/// <param name="ByFirm">The firm made it of its own accord, among many: whoever did is told by the work it is part of.</param>
internal sealed record CertificateFacts(
    CertificateRequest Request, FirmIdentity Firm, Contract Contract, Client Client, string Insurer, WordTemplate Template, string TemplateHash,
    DateOnly From, DateOnly To, TagValues Values, FirmCodes Codes, bool ByFirm)
{
    public static async Task<CertificateFacts> ReadAsync(BrokerDb db, CertificateRequest request, FirmIdentity configured, DateOnly today, CancellationToken ct)
    {
        var firm = await db.FirmIdentityAsync(configured, ct);
        var contract = await db.Contracts.AsNoTracking().Include(c => c.Suspensions).Include(c => c.Terminations).SingleAsync(c => c.Id == request.ContractId, ct);
        var client = await db.Clients.AsNoTracking().SingleAsync(c => c.Id == request.ClientId, ct);
        var risk = await db.Risks.AsNoTracking().SingleAsync(r => r.Id == contract.RiskId, ct);
        var insurer = await db.Insurers.AsNoTracking().SingleAsync(i => i.Id == contract.InsurerId, ct);
        var product = await db.Products.Where(p => p.Id == contract.ProductId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        var handler = await db.Users.Where(p => p.Id == client.HandlerId).Select(p => new { Name = p.FirstName + " " + p.LastName, p.Email }).SingleOrDefaultAsync(ct);
        var item = request.ItemId is { } itemId ? await db.InsuredItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId, ct) : null;
        var items = request.ItemId is null ? await PresentAsync(db, contract.Id, today, ct) : [];
        var byFirm = await db.Users.AnyAsync(p => p.Id == request.RequestedById && p.ProfileId != null, ct);
        var settled = CertificateEligibility.SettledOn(today, await CertificateTerms.ReceiptsAsync(db, contract.Id, today, ct));
        var template = await db.Templates.AsNoTracking().Include(t => t.Fields).SingleAsync(t => t.Id == request.TemplateId, ct);
        var hash = await db.Files.Where(f => f.Id == request.TemplateFileId).Select(f => f.Hash).SingleAsync(ct);

        var (from, to) = CertificateEligibility.PeriodOn(today, contract, settled);
        var (codes, addresses) = (await FirmCodes.ReadAsync(db, today, ct), await db.AddressesAsync(client.Id, ct));
        var values = new TagValues().SetFirm(firm).SetCodes(codes).SetClient(client).SetAddresses(client, addresses, codes).SetContract(contract, risk, insurer, product).SetReceipt(settled).SetRecipient(request.Recipient)
            .SetItem(item).SetItems(items).SetCover(await ContractCover.ReadAsync(db, contract.Id, contract.ProductId, today, ct))
            .Set("handler.name", handler?.Name).Set("handler.email", handler?.Email).Set("date.today", today);
        return new(request, firm, contract, client, insurer.Name, template, hash, from, to, values, codes, byFirm);
    }

    /// <summary>What was typed, each in its field's type; a field that has left the template since is text.</summary>
    public IReadOnlyDictionary<string, MergeValue> Answers => Request.Values.ToDictionary(
        v => v.Key, v => AskedAnswers.ToMerge(Template.Fields.Find(f => f.Tag == v.Key)?.Type ?? FieldType.Text, v.Value));

    internal static Task<List<InsuredItem>> PresentAsync(BrokerDb db, Guid contractId, DateOnly today, CancellationToken ct) =>
        db.InsuredItems.AsNoTracking().Where(i => i.ContractId == contractId && i.EnteredOn <= today && (i.ExitedOn == null || i.ExitedOn > today))
            .OrderBy(i => i.Label).ThenBy(i => i.Id).ToListAsync(ct);
}
