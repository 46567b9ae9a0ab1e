using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>
/// At a contract's renewal: what was certified for the term before, the latest of each template, item and recipient, to be certified again. What has been asked for this term already is not there.
/// </summary>
public sealed class RenewalCertificatesQuery(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public const int Most = CertificateBatch.Most;

    /// <param name="Reasons">Why nothing can be sent today; none when it can.</param>
    public sealed record Renewal(Guid ClientId, string Contract, string Risk, DateOnly From, DateOnly To, IReadOnlyList<Problem> Reasons, bool NeedsDecision, IReadOnlyList<RenewalRow> Rows);

    /// <param name="Values">As they were answered; what is no longer asked left out.</param>
    /// <param name="Why">Why it cannot be made again; null when it can.</param>
    public sealed record RenewalRow(Guid RequestId, string Title, string Number, DateOnly From, DateOnly To, string? Item, Guid? RecipientId, string? Recipient, string? Email, string? Wording,
        IReadOnlyList<OfferedField> Fields, IReadOnlyDictionary<string, string> Values, Problem? Why);

    public async Task<Renewal?> RunAsync(Caller by, Guid contractId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(db.Actor.IsFirm ? Permission.ViewClients : Permission.RequestCertificates);
        if (await CertificateTerms.ReadAsync(db, shelf, contractId, clock.Today, ct) is not { } terms) return null;
        var held = terms.Held && !db.Actor.IsFirm;
        var (from, to) = CertificateEligibility.PeriodOn(clock.Today, terms.Contract, terms.Settled);
        var risk = await db.Risks.Where(r => r.Id == terms.Contract.RiskId).Select(r => r.Name).SingleAsync(ct);
        var eligible = CertificateEligibility.Of(terms.Contract.StateOn(clock.Today), terms.Settled is not null, held, terms.Eligibility.HasButton, db.Actor.PartsOf(contractId).HasFlag(ContractPart.Account));
        IReadOnlyList<Problem> reasons = eligible.HasButton ? eligible.Reasons : [new("certificate.not-offered")];

        var before = await LastTermAsync(db, contractId, from, ct);
        var items = before.Select(b => b.Request.ItemId).OfType<Guid>().Distinct().ToList();
        var recipients = before.Select(b => b.Request.RecipientId).OfType<Guid>().Distinct().ToList();
        var labels = await db.InsuredItems.AsNoTracking().Where(i => i.ContractId == contractId && items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var book = await db.CertificateRecipients.AsNoTracking().Where(r => recipients.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return new(terms.Contract.ClientId, terms.Contract.Number, risk, from, to, reasons, held, [.. before.Select(b =>
        {
            var (request, certificate) = (b.Request, b.Certificate);
            var item = request.ItemId is { } itemId ? labels.GetValueOrDefault(itemId) : null;
            var recipient = request.RecipientId is { } recipientId ? book.GetValueOrDefault(recipientId) : null;
            var offered = terms.For(request.ItemId is not null).FirstOrDefault(t => t.Template.Id == request.TemplateId);
            var fields = offered is null ? [] : CertificateOfferQuery.Shown(offered).Fields;
            Problem? why = offered is null ? new("certificate.template-not-offered") : request.ItemId is not null && item is null ? Problem.Missing
                : item is not null && !held && !item.IsCoveredOn(clock.Today) ? Problem.Of("certificate.item-not-covered", item.Label) : recipient is { Removed: true } ? new("recipient.gone") : null;
            return new RenewalRow(request.Id, offered?.Title ?? request.Title, certificate.Number, certificate.From, certificate.To, item?.Label, recipient?.Id, recipient?.Name ?? request.Recipient?.Name, recipient?.Email,
                recipient?.Wording, fields, request.Values.Where(v => fields.Any(f => f.Tag == v.Key)).ToDictionary(), why);
        })]);
    }

    /// <summary>For a recipient, the latest; the answers of an occasion make another certificate of it, which is made again where it is kept.</summary>
    private static async Task<List<(CertificateRequest Request, Certificate Certificate)>> LastTermAsync(BrokerDb db, Guid contractId, DateOnly start, CancellationToken ct)
    {
        var since = start.AddYears(-1);
        var before = await (
            from certificate in db.Certificates.AsNoTracking()
            where certificate.ContractId == contractId && certificate.SharedAt != null && certificate.To < start && certificate.To >= since.AddDays(-1)
            join request in db.CertificateRequests.AsNoTracking() on certificate.RequestId equals request.Id
            orderby certificate.PreparedAt descending
            select new { request, certificate }).Take(Most * 4).ToListAsync(ct);
        var now = (await (
            from request in db.CertificateRequests.AsNoTracking()
            where request.ContractId == contractId
                && (request.State == RequestState.Waiting || request.State == RequestState.Preparing || request.State == RequestState.AwaitingDecision || db.Certificates.Any(c => c.RequestId == request.Id && c.From >= start))
            select new { request.TemplateId, request.ItemId, request.RecipientId }).ToListAsync(ct)).Select(r => (r.TemplateId, r.ItemId, r.RecipientId)).ToHashSet();
        return [.. before.DistinctBy(b => (b.request.TemplateId, b.request.ItemId, b.request.RecipientId)).Where(b => !now.Contains((b.request.TemplateId, b.request.ItemId, b.request.RecipientId)))
            .Take(Most).Select(b => (b.request, b.certificate)).OrderBy(b => b.request.Title).ThenBy(b => b.request.Recipient?.Name).ThenBy(b => b.certificate.Number)];
    }
}
