using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>
/// Prepares one due request: claims it, reads what the certificate says, and closes the archive; fills, prints and shelves; then opens again
/// and saves, unless somebody else took the request over meanwhile. Killed anywhere, it is found again when its lease ends.
/// </summary>
public sealed class IssueCertificate(
    BrokerStore store, IFileShelf shelf, IPdfPress press, PaperFinish finish, FirmIdentity configured, FirmClock clock, ILogger<IssueCertificate> log)
{
    private static readonly Problem Unfit = new("certificate.failure.template");

    public async Task<Result> RunAsync(Caller by, Guid requestId, CancellationToken ct = default)
    {
        var claimed = await ClaimAsync(by, requestId, ct);
        return claimed.Failed ? claimed : await IssueAsync(by, claimed.Value, ct);
    }

    /// <summary>One that was claimed by whoever made it, in the same save.</summary>
    internal async Task<Result> IssueClaimedAsync(Caller by, Guid requestId, CancellationToken ct)
    {
        CertificateFacts facts;
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.DemandSystem();
            facts = await CertificateFacts.ReadAsync(db, await db.CertificateRequests.SingleAsync(r => r.Id == requestId, ct), configured, clock.Today, ct);
        }
        return await IssueAsync(by, facts, ct);
    }

    private async Task<Result> IssueAsync(Caller by, CertificateFacts facts, CancellationToken ct)
    {
        try
        {
            var draft = await PrepareAsync(by, facts, ct);
            return draft.Failed ? await FailAsync(by, facts, draft.Problem.Code, forGood: true, ct) : await SaveAsync(by, draft.Value, ct);
        }
        catch (Exception e) when (e is PrintFailed or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The certificate of request {Request} was not prepared.", facts.Request.Id);
            return await FailAsync(by, facts, e is PrintFailed ? "certificate.failure.print" : "certificate.failure.files", forGood: facts.ByFirm && facts.Request.BatchId is null, ct);
        }
    }

    /// <summary>One worker gets it: a second one loses by the row's version, or finds it claimed.</summary>
    private async Task<Result<CertificateFacts>> ClaimAsync(Caller by, Guid requestId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var request = await db.CertificateRequests.SingleOrDefaultAsync(r => r.Id == requestId, ct);
        if (request is null) return Problem.Missing;
        var worn = request is { State: RequestState.Preparing, Attempts: >= CertificateRequest.MostAttempts };
        // What is covered is printed as it was or as it will be, never half of a sheet's changes.
        if (request.ItemId is null && await db.IsBeingChangedAsync(request.ContractId, ct)) return new Problem("certificate.not-due");
        if (!request.TryClaim(clock.Now)) return new Problem("certificate.not-due");
        var saved = await db.SaveAsync(ct);
        if (saved.Failed) return saved.Problem;

        var facts = await CertificateFacts.ReadAsync(db, request, configured, clock.Today, ct);
        // It took its process down with it each time: it is not tried for ever.
        return worn ? (await FailAsync(by, facts, "certificate.failure.interrupted", forGood: true, ct)).Problem ?? new Problem("certificate.given-up") : facts;
    }

    private async Task<Result<CertificateDraft>> PrepareAsync(Caller by, CertificateFacts facts, CancellationToken ct)
    {
        var word = await shelf.ReadAsync(facts.TemplateHash, ct);
        if (WordAttempt.Of(() => TemplateTags.Read(word, facts.Template.Subject, facts.Codes), log) is not { Errors: 0 } tags) return Unfit;

        var (number, code) = (await CertificateNumbers.TakeAsync(store, by, clock.Today.Year, ct), CertificateNumbers.NewCode());
        var address = CertificateNumbers.AddressOf(facts.Firm, code);
        var data = facts.Values.SetCertificate(number, code, address, facts.From, facts.To).For(tags, facts.Answers);
        var check = CertificateNumbers.CheckLineOf(number, code, address);
        if (WordAttempt.Of(() => FilledAs(facts, word, data, check), log) is not { } filled) return Unfit;
        var values = FilledValue.Of(data, facts.Firm.Culture);
        var source = await shelf.KeepAsync(filled, ContentTypes.Word, clock.Now, ct);
        if (!facts.Template.ConvertToPdf) return new CertificateDraft(facts, number, code, source, null, values, null);

        if (WordAttempt.Of(() => PrintPage.Compose(PaperPress.Laid(filled, facts.Firm, check: check), whole: true), log) is not { } sheet) return Unfit;
        var paper = await finish.FinishAsync(await press.PrintAsync(sheet, ct), $"{facts.Request.Title} – {number}", $"{facts.Client.Name} – {facts.Contract.Number}", facts.Firm, ct);
        return new CertificateDraft(facts, number, code, await shelf.KeepAsync(paper.Pdf, ContentTypes.Pdf, clock.Now, ct), source, values, paper);
    }

    /// <summary>One that leaves as a Word document bears in it what a PDF bears on its pages.</summary>
    private static byte[] FilledAs(CertificateFacts facts, byte[] word, MergeData data, CheckLine check)
    {
        var filled = WordFill.Fill(word, data, facts.Firm.Culture);
        return facts.Template.ConvertToPdf ? filled : CheckFoot.On(filled, check);
    }

    private async Task<Result> SaveAsync(Caller by, CertificateDraft draft, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (await StillOursAsync(db, draft.Facts, ct) is not { } request) return Problem.Stale;
        await draft.FileAsync(db, request, clock, ct);
        return await db.SaveAsync(ct);
    }

    private async Task<Result> FailAsync(Caller by, CertificateFacts facts, string failure, bool forGood, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (await StillOursAsync(db, facts, ct) is not { } request) return Problem.Stale;
        request.FailedTo(failure, forGood, clock.Now);
        if (request.State == RequestState.Failed && (!facts.ByFirm || request.BatchId is not null)) await CertificateFailure.TellAsync(db, request, facts.Contract.Number, facts.Firm.Name, clock.Now, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved : new Problem(failure);
    }

    /// <summary>Null when the lease ended meanwhile and another took it.</summary>
    private static async Task<CertificateRequest?> StillOursAsync(BrokerDb db, CertificateFacts facts, CancellationToken ct)
    {
        var request = await db.CertificateRequests.SingleOrDefaultAsync(r => r.Id == facts.Request.Id, ct);
        return request?.Version == facts.Request.Version ? request : null;
    }
}
