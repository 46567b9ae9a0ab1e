using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>How a file that answers something becomes one of the client's documents.</summary>
public static class CollectedFiles
{
    /// <summary>The same content, filed in the same place already.</summary>
    public static Task<Document?> TwinAsync(this BrokerDb db, ExpectedDocument expected, string hash, CancellationToken ct) => db.Documents
        .Where(d => d.ClientId == expected.ClientId && (expected.ClaimId != null || d.ContractId == expected.ContractId) && d.QuoteId == expected.QuoteId && d.ClaimId == expected.ClaimId && d.File!.Hash == hash)
        .OrderBy(d => d.CreatedAt).FirstOrDefaultAsync(ct);

    /// <summary>Not shared with the client, unless the client brings it. A claim's documents are its contract's.</summary>
    public static async Task<Document> FiledAsync(this BrokerDb db, ExpectedDocument expected, ReceivedFile received, DateTime now, Guid uploadId, CancellationToken ct)
    {
        var (file, by) = (received.ToStored(now), db.Actor);
        var contract = expected.ContractId ?? (expected.ClaimId is null ? null : await db.Claims.Where(c => c.Id == expected.ClaimId).Select(c => (Guid?)c.ContractId).SingleOrDefaultAsync(ct));
        return new()
        {
            ClientId = expected.ClientId, ContractId = contract, QuoteId = expected.QuoteId, ClaimId = expected.ClaimId, Name = received.Name, FileId = file.Id, File = file,
            CreatedAt = now, CreatedBy = by.Signature, ById = by.IsFirm ? null : by.PersonId, UploadId = uploadId,
        };
    }
}
