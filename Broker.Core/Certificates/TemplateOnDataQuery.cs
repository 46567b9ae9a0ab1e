using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>
/// A template as it looks with the data of a client, a contract or an insured item that the caller sees. It is no certificate: it has no number and no code
/// of its own, nothing of it is kept, and whether the contract gives a right to one is not asked.
/// </summary>
public sealed class TemplateOnDataQuery(BrokerStore store, IFileShelf shelf, FirmIdentity firm, FirmClock clock, ILogger<TemplateOnDataQuery> log)
{
    /// <param name="Title">What the data is of.</param>
    /// <param name="Values">What known tags print, by their own names; those of lists are left out.</param>
    public sealed record Answer(TemplatePreview Preview, string Title, IReadOnlyDictionary<string, string> Values);

    /// <param name="number">Of the version; the one in use when there is none such.</param>
    /// <param name="subjectId">Of what the template is about: a client, a contract, an insured item.</param>
    public async Task<Result<Answer>> RunAsync(Caller by, Guid templateId, int? number, Guid subjectId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        db.Actor.Demand(Permission.ViewClients);

        var sample = await TemplateSample.ReadAsync(db, shelf, firm, clock.Today, templateId, number, log, ct);
        if (sample.Failed) return sample.Problem;
        var (values, title) = await ValuesAsync(db, sample.Value.Template.Subject, subjectId, ct);
        if (values is null) return Problem.Missing;
        var data = sample.Value.DataOf(values);
        var html = sample.Value.Convert(data, log, CertificateValues.SpecimenLine(clock.Today.Year, sample.Value.Firm));
        if (html.Failed) return html.Problem;
        var printed = sample.Value.Tags.Tags.Where(t => t.Verdict.Known is { Shape: TagShape.Value, List: null })
            .GroupBy(t => t.Verdict.Known!.Name).ToDictionary(g => g.Key, g => data.Find(g.First().Tag.Path) is { } value ? TagFormats.Print(value, null, sample.Value.Firm.Culture) : "");
        return new Answer(new(PrintPage.Compose(html.Value).Html, html.Value.Undrawn, html.Value.MissingFonts), title, printed);
    }

    private async Task<(TagValues? Values, string Title)> ValuesAsync(BrokerDb db, TemplateSubject subject, Guid id, CancellationToken ct)
    {
        if (subject == TemplateSubject.Client)
            return await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } alone ? (await AboutAsync(db, alone, ct), alone.Name) : (null, "");
        var item = subject == TemplateSubject.InsuredItem ? await db.InsuredItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) : null;
        if (subject == TemplateSubject.InsuredItem && item is null) return (null, "");
        var contractId = item?.ContractId ?? id;
        var contract = await db.Contracts.AsNoTracking().Include(c => c.Suspensions).Include(c => c.Terminations).SingleOrDefaultAsync(c => c.Id == contractId, ct);
        // Who leaves the client's record between two reads takes its contract along.
        if (contract is null || await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contract.ClientId, ct) is not { } client) return (null, "");

        var today = clock.Today;
        var risk = await db.Risks.AsNoTracking().SingleAsync(r => r.Id == contract.RiskId, ct);
        var insurer = await db.Insurers.AsNoTracking().SingleAsync(i => i.Id == contract.InsurerId, ct);
        var product = await db.Products.Where(p => p.Id == contract.ProductId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        var settled = CertificateEligibility.SettledOn(today, await CertificateTerms.ReceiptsAsync(db, contract.Id, today, ct));
        var (from, to) = CertificateEligibility.PeriodOn(today, contract, settled);
        var items = item is null ? await CertificateFacts.PresentAsync(db, contract.Id, today, ct) : [];
        var values = (await AboutAsync(db, client, ct)).SetContract(contract, risk, insurer, product).SetReceipt(settled).SetItem(item).SetItems(items)
            .SetCover(await ContractCover.ReadAsync(db, contract.Id, contract.ProductId, today, ct)).SetSpecimen(today.Year, firm, from, to);
        return (values, item is null ? $"{contract.Number}, {client.Name}" : $"{item.Label}, {contract.Number}, {client.Name}");
    }

    private async Task<TagValues> AboutAsync(BrokerDb db, Client client, CancellationToken ct)
    {
        var handler = await db.Users.Where(p => p.Id == client.HandlerId).Select(p => new { Name = p.FirstName + " " + p.LastName, p.Email }).SingleOrDefaultAsync(ct);
        return new TagValues().SetClient(client).SetAddresses(client, await db.AddressesAsync(client.Id, ct), await FirmCodes.ReadAsync(db, clock.Today, ct)).Set("handler.name", handler?.Name).Set("handler.email", handler?.Email).Set("date.today", clock.Today);
    }
}
