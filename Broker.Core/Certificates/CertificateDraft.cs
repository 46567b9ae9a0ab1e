using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>A certificate whose files are on the shelf and whose rows are not yet in the archive.</summary>
/// <param name="File">What the client gets.</param>
/// <param name="Source">The Word document it was printed from; null when that is the certificate itself (R-TPL-03).</param>
/// <param name="Filled">What was filled in.</param>
/// <param name="Finished">How it is protected; null for a Word document.</param>
internal sealed record CertificateDraft(CertificateFacts Facts, string Number, string Code, StoredFile File, StoredFile? Source, IReadOnlyList<FilledValue> Filled, FinishedPaper? Finished)
{
    public async Task FileAsync(BrokerDb db, CertificateRequest request, FirmClock clock, CancellationToken ct)
    {
        var now = clock.Now;
        var document = DocumentOf(File, request, now);
        var source = Source is null ? null : DocumentOf(Source, request, now);
        var certificate = new Certificate
        {
            ClientId = request.ClientId, ContractId = request.ContractId, ItemId = request.ItemId, RequestId = request.Id, Number = Number, Code = Code,
            DocumentId = document.Id, SourceDocumentId = source?.Id, Hash = File.Hash, Insurer = Facts.Insurer, Holder = Facts.Client.Name,
            From = Facts.From, To = Facts.To, PreparedAt = now,
            Template = Facts.Template.Name, Snapshot = FilledValue.Write(Filled), Protection = Finished?.Protection ?? PaperProtection.None, SignedBy = Finished?.SignedBy,
        };
        db.AddRange(File, document, certificate);
        if (source is not null) db.AddRange(Source!, source);
        // The Word document is the firm's own, for ever: nobody shares it by hand.
        source?.Hold();
        request.Prepared(certificate.Id, now);
        await db.StartTasksAsync(TaskTrigger.CertificateRequested, request.ClientId, request.ContractId, Facts.Client.HandlerId, clock.Today, ct);
        if (request.NeedsDecision)
        {
            document.Hold();
            await AskAsync(db, request, certificate, clock, ct);
        }
        else await PublishAsync(db, request, certificate, document, now, ct);
    }

    /// <summary>R-CERT-14: shared at once. The template's own "share automatically" is about other documents: who requests a certificate gets it.</summary>
    private async Task PublishAsync(BrokerDb db, CertificateRequest request, Certificate certificate, Document document, DateTime now, CancellationToken ct)
    {
        certificate.Share(now);
        document.Share(now);
        if (await Replacement.TakePlaceAsync(db, request, certificate, now, ct)) return;
        db.Add(CertificateNews.Issued(request, certificate, Facts.Contract.Number, Facts.Firm.Name));
        if (!Facts.ByFirm && request.BatchId is null) db.Add(CertificateNews.ToRequester(request, now, "notice.certificate-issued", Number));
    }

    /// <summary>R-CERT-15 and 17: nothing is shared, and those who may decide get a task with the document behind it.</summary>
    private async Task AskAsync(BrokerDb db, CertificateRequest request, Certificate certificate, FirmClock clock, CancellationToken ct)
    {
        var now = clock.Now;
        var templates = await db.TaskTemplates.AsNoTracking().Include(t => t.Recipients).Include(t => t.Groups)
            .Where(t => t.Active && t.Kind == TaskKind.ExtranetValidation && t.Trigger == TaskTrigger.CertificateRequested).OrderBy(t => t.Id).ToListAsync(ct);
        var staff = await db.StaffOnDutyAsync(ct);
        // Of those named, the ones still there who still may; when nobody is left (D-37), everyone who may decide.
        var able = staff.Where(s => s.MayDecide).Select(s => s.Id).ToHashSet();
        var lists = templates.SelectMany(t => t.Groups).Select(g => g.ListId).ToList();
        var listed = await db.UserListMembers.Where(m => lists.Contains(m.ListId)).Select(m => m.PersonId).ToListAsync(ct);
        var deciders = templates.SelectMany(t => t.Recipients).Select(r => r.PersonId).Concat(listed).Where(able.Contains).Distinct().ToList();
        if (deciders.Count == 0) deciders = [.. able];

        var task = new TaskItem
        {
            Subject = templates.FirstOrDefault()?.Subject ?? request.Title, Kind = TaskKind.ExtranetValidation, PlannedOn = clock.Today, CreatedAt = now,
            ClientId = request.ClientId, ContractId = request.ContractId, SubjectId = request.Id,
        };
        task.Recipients.AddRange(deciders.Select(id => new TaskRecipient { TaskId = task.Id, PersonId = id }));
        db.Add(task);
        // Of many asked for together, one word is enough: each has its task.
        if (request.BatchId is not { } batch || !await db.CertificateRequests.AnyAsync(r => r.BatchId == batch && r.Id != request.Id && db.Tasks.Any(t => t.SubjectId == r.Id), ct))
            db.AddRange(deciders.Select(id => CertificateNews.ToDecider(id, task, now, Facts.Client.Name, request.Title)));
        db.Add(CertificateNews.Held(request, certificate, Facts.Contract.Number, Facts.Firm.Name));
    }

    private Document DocumentOf(StoredFile file, CertificateRequest request, DateTime now)
    {
        var ending = file.ContentType == ContentTypes.Pdf ? ".pdf" : ".docx";
        var title = $"{request.Title} – {Number}";
        return new()
        {
            ClientId = request.ClientId, ContractId = request.ContractId, ItemId = request.ItemId, FileId = file.Id, CreatedAt = now, CreatedBy = request.RequestedBy,
            Name = title[..Math.Min(title.Length, Document.NameLength - ending.Length)] + ending,
        };
    }
}
