using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>A contact asks for several certificates at once: of several insured items, for several recipients, or both.</summary>
public sealed class RequestCertificates(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    private readonly CertificateOrders orders = new(store, shelf, clock);

    public sealed class Input
    {
        /// <summary>Made when the form opens: the same press sent twice is one batch.</summary>
        public Guid CommandId { get; set; } = Guid.CreateVersion7();
        public Guid ContractId { get; set; }
        public Guid TemplateId { get; set; }

        /// <summary>None for the contract as a whole.</summary>
        public List<Guid> ItemIds { get; set; } = [];

        /// <summary>None for nobody in particular.</summary>
        public List<Guid> RecipientIds { get; set; } = [];
        public Dictionary<string, string?> Values { get; set; } = [];
        public CertificatePost? Post { get; set; }
    }

    /// <returns>The batch's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using (var db = await store.OpenAsync(by, ct)) db.Actor.Demand(Permission.RequestCertificates);
        // Far too many are not even multiplied.
        if ((long)Math.Max(1, input.ItemIds.Count) * Math.Max(1, input.RecipientIds.Count) > CertificateBatch.Most) return Problem.Of("certificate-batch.too-many", CertificateBatch.Most);
        IEnumerable<Guid?> items = input.ItemIds.Count == 0 ? [null] : input.ItemIds.Distinct().Select(id => (Guid?)id);
        List<Guid?> recipients = input.RecipientIds.Count == 0 ? [null] : [.. input.RecipientIds.Distinct().Select(id => (Guid?)id)];
        return await orders.OpenAsync(by, input.CommandId, input.ContractId,
            [.. items.SelectMany(item => recipients.Select(recipient => new CertificateOrder(item, input.TemplateId, input.Values, recipient)))], input.Post, ct);
    }
}
