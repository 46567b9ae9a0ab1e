using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>
/// The firm issues a certificate anew, with what was wrong put right: from the same request, by the template as it is now. The older one is taken back in the save that
/// gives the newer one out, not before.
/// </summary>
public sealed class ReplaceCertificate(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>Made when the form opens: the same press sent twice is one request.</summary>
        public Guid CommandId { get; set; } = Guid.CreateVersion7();
        public Guid CertificateId { get; set; }
        [Required, MaxLength(TaskItem.ReasonLength)] public string? Reason { get; set; }

        /// <summary>By tag, in the form of <see cref="AskedAnswers"/>.</summary>
        public Dictionary<string, string?> Values { get; set; } = [];
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DecideRequests);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.CommandId == input.CommandId, ct) is { } sent) return sent.Id;

        var older = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == input.CertificateId, ct);
        if (older is null || await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == older.RequestId, ct) is not { } asked) return Problem.Missing;
        if (!older.Stands) return older.WithdrawnAt is null ? new Problem("certificate.not-given") : Problem.Of("certificate.withdrawn-already", older.WithdrawnBy, older.WithdrawnAt);
        if (await UnderWayAsync(db, older.Id, ct)) return new Problem("certificate.replacing-already");
        if (await CertificateTerms.ReadAsync(db, shelf, older.ContractId, clock.Today, ct) is not { } terms) return Problem.Missing;
        // Who decides decides here: what is asked is that the contract still holds what the certificate says.
        if (CertificateEligibility.Of(terms.Contract.StateOn(clock.Today), terms.Settled is not null, held: false, hasTemplate: true).Reasons is [var reason, ..]) return reason;
        if (await db.Templates.AsNoTracking().Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == asked.TemplateId, ct) is not { IsUsable: true } template) return new Problem("certificate.template-not-offered");
        var values = AskedAnswers.Check(template.Fields.OrderBy(f => f.Position), input.Values);
        if (values.Failed) return values.Problem;

        var request = Open(db.Actor, asked, template, input, values.Value);
        db.Add(request);
        var saved = await db.SaveAsync(ct);
        if (!saved.Failed) return request.Id;
        return saved.Problem == Problem.Taken ? new Problem("certificate.already-pending") : saved.Problem;
    }

    internal static Task<bool> UnderWayAsync(BrokerDb db, Guid certificateId, CancellationToken ct) =>
        db.CertificateRequests.AnyAsync(r => r.ReplacesId == certificateId && (r.State == RequestState.Waiting || r.State == RequestState.Preparing), ct);

    /// <summary>Whoever had asked for the older one is told of the newer, and finds it.</summary>
    private CertificateRequest Open(Actor actor, CertificateRequest asked, WordTemplate template, Input input, Dictionary<string, string> values)
    {
        var request = new CertificateRequest
        {
            ClientId = asked.ClientId, ContractId = asked.ContractId, ItemId = asked.ItemId, TemplateId = template.Id, TemplateFileId = template.FileId, Title = asked.Title,
            CommandId = input.CommandId, RequestedById = asked.RequestedById, RequestedBy = actor.Name, Language = asked.Language, RequestedAt = clock.Now, Values = values, NeedsDecision = false,
            RecipientId = asked.RecipientId, Recipient = asked.Recipient, ReplacesId = input.CertificateId, ReplaceReason = input.Reason!.Trim(),
        };
        return request.Opened(request.KeyWhilePending, clock.Now);
    }
}
