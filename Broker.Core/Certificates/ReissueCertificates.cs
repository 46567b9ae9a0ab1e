using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>At a contract's renewal, makes certificates of the term before again, those that were kept, with what was edited; by the firm or by the client.</summary>
public sealed class ReissueCertificates(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    private readonly CertificateOrders orders = new(store, shelf, clock);

    public sealed class Input
    {
        /// <summary>Made when the screen opens: the same press sent twice is one batch.</summary>
        public Guid CommandId { get; set; } = Guid.CreateVersion7();
        public Guid ContractId { get; set; }
        public List<Line> Lines { get; set; } = [];
        public CertificatePost? Post { get; set; }
    }

    public sealed class Line
    {
        /// <summary>The request of the term before.</summary>
        public Guid RequestId { get; set; }

        /// <summary>In the place of its answers; null to answer the same.</summary>
        public Dictionary<string, string?>? Values { get; set; }

        /// <summary>In the place of the recipient's own words, this time.</summary>
        [MaxLength(CertificateRecipient.WordingLength)] public string? Wording { get; set; }
    }

    /// <returns>The batch's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        Dictionary<Guid, CertificateRequest> before;
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.Demand(db.Actor.IsFirm ? Permission.ManageClients : Permission.RequestCertificates);
            if (input.Lines.Select(Inputs.Check).FirstOrDefault(p => p is not null) is { } wrong) return wrong;
            if (input.Lines.Count > CertificateBatch.Most) return Problem.Of("certificate-batch.too-many", CertificateBatch.Most);
            var ids = input.Lines.ConvertAll(l => l.RequestId);
            before = await db.CertificateRequests.AsNoTracking().Where(r => r.ContractId == input.ContractId && ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        }
        if (input.Lines.Any(l => !before.ContainsKey(l.RequestId))) return Problem.Missing;
        return await orders.OpenAsync(by, input.CommandId, input.ContractId, [.. input.Lines.DistinctBy(l => l.RequestId).Select(line =>
        {
            var request = before[line.RequestId];
            return new CertificateOrder(request.ItemId, request.TemplateId, line.Values ?? request.Values.ToDictionary(v => v.Key, v => (string?)v.Value), request.RecipientId, line.Wording);
        })], input.Post, ct);
    }
}
