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
        .Where(d => d.ClientId == expected.ClientId && d.ContractId == expected.ContractId && d.QuoteId == expected.QuoteId && d.ClaimId == expected.ClaimId && d.File!.Hash == hash)
        .OrderBy(d => d.CreatedAt).FirstOrDefaultAsync(ct);

    /// <summary>Not shared with the client, unless the client brings it.</summary>
    public static Document Filed(this ExpectedDocument expected, ReceivedFile received, DateTime now, Actor by, Guid uploadId)
    {
        var file = received.ToStored(now);
        return new()
        {
            ClientId = expected.ClientId, ContractId = expected.ContractId, QuoteId = expected.QuoteId, ClaimId = expected.ClaimId, Name = received.Name, FileId = file.Id, File = file,
            CreatedAt = now, CreatedBy = by.Signature, ById = by.IsFirm ? null : by.PersonId, UploadId = uploadId,
        };
    }
}
