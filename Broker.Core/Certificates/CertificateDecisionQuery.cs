using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <param name="DocumentId">The document to be looked at before deciding; null once it was refused.</param>
/// <param name="Answers">What the client typed, under the labels it read.</param>
/// <param name="Today">How the contract stands.</param>
/// <param name="SettledToday">A fully settled receipt covers today.</param>
/// <param name="ItemCovered">The item is insured today; null for the contract as a whole.</param>
public sealed record CertificateDecision(
    Guid RequestId, string Title, RequestState State, string RequestedBy, DateTime RequestedAt, string? Item, bool? ItemCovered,
    IReadOnlyList<CertificateAnswer> Answers, string? Number, Guid? DocumentId, string? DocumentName, ContractState Today, bool SettledToday);

public sealed record CertificateAnswer(string Label, Templates.FieldType Type, string Value);

/// <summary>What one needs to decide on a held certificate, by its task.</summary>
public sealed class CertificateDecisionQuery(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public async Task<CertificateDecision?> RunAsync(Caller by, Guid taskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var held = await HeldCertificate.FindAsync(db, taskId, ct);
        if (held is null) return null;
        var request = held.Request;
        var terms = await CertificateTerms.ReadAsync(db, shelf, request.ContractId, clock.Today, ct);
        var item = request.ItemId is { } id ? await db.InsuredItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) : null;
        var fields = await db.AskedFields.AsNoTracking().Where(f => f.TemplateId == request.TemplateId).OrderBy(f => f.Position).ToListAsync(ct);
        return new(request.Id, request.Title, request.State, request.RequestedBy, request.RequestedAt, item?.Label, item?.IsCoveredOn(clock.Today),
            [.. request.Values.OrderBy(v => fields.FindIndex(f => f.Tag == v.Key)).Select(v =>
                fields.Find(f => f.Tag == v.Key) is { } field ? new CertificateAnswer(field.Label, field.Type, v.Value) : new(v.Key, default, v.Value))],
            held.Certificate?.Number, held.Document?.Id, held.Document?.Name, terms!.Contract.StateOn(clock.Today), terms.Settled is not null);
    }
}
