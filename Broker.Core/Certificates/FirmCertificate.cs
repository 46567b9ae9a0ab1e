using System.Security.Cryptography;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Broker.Core.Word;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>The certificate of one insured item that the firm makes of its own accord, among many: numbered, filed and shared as one a client asks for, and made once however often the work begins again.</summary>
internal sealed class FirmCertificate(BrokerStore store, IFileShelf shelf, FirmClock clock, FirmIdentity configured, IssueCertificate issue)
{
    private static readonly Caller Machine = Caller.System(Jobs.Print);

    /// <param name="Word">What it was printed from, or the certificate itself where that is a Word document.</param>
    /// <param name="Check">What it can be checked by, for one printed with others.</param>
    public sealed record Made(string Name, string ContentType, string Hash, string Word, CheckLine Check);

    public async Task<Result<Made>> MakeAsync(Caller by, Guid jobId, Guid itemId, CancellationToken ct)
    {
        var command = new Guid(SHA256.HashData([.. jobId.ToByteArray(), .. itemId.ToByteArray()]).AsSpan(0, 16));
        var opened = await OpenAsync(by, command, itemId, ct);
        if (opened.Failed) return opened.Problem;
        if (opened.Value.Claimed && (await issue.IssueClaimedAsync(Machine, opened.Value.Id, ct)).Problem is { } failed) return failed;
        return await FoundAsync(opened.Value.Id, ct);
    }

    /// <summary>The request, claimed as it is made; or the one made before the work was interrupted.</summary>
    private async Task<Result<(Guid Id, bool Claimed)>> OpenAsync(Caller by, Guid command, Guid itemId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.CommandId == command, ct) is { } made) return (made.Id, false);
        if (await db.InsuredItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId, ct) is not { } item) return Problem.Missing;
        if (!item.IsCoveredOn(clock.Today)) return Problem.Of("certificate.item-not-covered", item.Label);
        if (await CertificateTerms.ReadAsync(db, shelf, item.ContractId, clock.Today, ct) is not { } terms) return Problem.Missing;
        // The firm asks nobody's leave, its own conditions hold all the same.
        if (CertificateEligibility.Of(terms.Contract.StateOn(clock.Today), terms.Settled is not null, held: false, hasTemplate: true).Reasons is [var reason, ..]) return reason;
        if (terms.For(item: true).FirstOrDefault(t => t.Template.Fields.All(f => !f.Required)) is not { } offered) return new Problem("fleet-papers.no-certificate");

        var key = RequestCertificate.KeyOf(item.ContractId, item.Id, offered.Template.Id, new Dictionary<string, string>());
        var request = new CertificateRequest
        {
            ClientId = item.ClientId, ContractId = item.ContractId, ItemId = item.Id, TemplateId = offered.Template.Id, TemplateFileId = offered.Template.FileId, Title = offered.Title,
            CommandId = command, RequestedById = db.Actor.PersonId ?? Guid.Empty, RequestedBy = db.Actor.Signature, Language = db.Actor.Language, RequestedAt = clock.Now, Values = [], NeedsDecision = false,
        }.Opened(key, clock.Now);
        request.TryClaim(clock.Now);
        db.Add(request);
        var saved = await db.SaveAsync(ct);
        // A client's own is under way.
        return saved.Failed ? saved.Problem == Problem.Taken ? new Problem("fleet-papers.under-way") : saved.Problem : (request.Id, true);
    }

    private async Task<Result<Made>> FoundAsync(Guid requestId, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(Machine, ct);
        var found = await (
            from certificate in db.Certificates
            where certificate.RequestId == requestId
            join document in db.Documents on certificate.DocumentId equals document.Id
            join file in db.Files on document.FileId equals file.Id
            select new { document.Name, file.ContentType, file.Hash, certificate.SourceDocumentId, certificate.Number, certificate.Code }).SingleOrDefaultAsync(ct);
        if (found is null) return new Problem("fleet-papers.under-way");
        var source = found.SourceDocumentId is { } id ? await db.Documents.Where(d => d.Id == id).Select(d => d.File!.Hash).SingleAsync(ct) : found.Hash;
        return new Made(found.Name, found.ContentType, found.Hash, source, CertificateNumbers.CheckLineOf(found.Number, found.Code, await db.FirmIdentityAsync(configured, ct)));
    }
}
