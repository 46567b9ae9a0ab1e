using Broker.Core.Common;

namespace Broker.Core.Files;

/// <summary>A document filed on a client's record, perhaps on one contract or insured item. The client sees it once it is shared.</summary>
public sealed class Document : Entity, IContractPart, IShareable, ISharedByItself
{
    static ContractPart IContractPart.Part => ContractPart.Documents;


    public const int NameLength = 200;

    public required Guid ClientId { get; init; }
    public Guid? ContractId { get; set; }
    public Guid? ItemId { get; init; }

    /// <summary>The quote or claim it is about, where it is about one; of a claim, <see cref="ContractId"/> is its contract.</summary>
    public Guid? QuoteId { get; init; }
    public Guid? ClaimId { get; init; }
    public required string Name { get; set; }
    public required Guid FileId { get; init; }
    public StoredFile? File { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>Who put it there themselves, of the client's people: they always find it again.</summary>
    public Guid? ById { get; init; }

    /// <summary>Given by whoever brings it: a file sent again, its answer having been lost, is the same document.</summary>
    public Guid? UploadId { get; init; }

    /// <summary>Somebody of the firm has seen what a client brought.</summary>
    public DateTime? AcknowledgedAt { get; private set; }
    public string? AcknowledgedBy { get; private set; }

    /// <summary>Brought by a client, and nobody has looked at it.</summary>
    public bool IsUntouched => ById is not null && AcknowledgedAt is null;

    public DateTime? SharedAt { get; private set; }

    /// <summary>Not to be shown to the client, whoever asks: a certificate awaiting the firm's decision.</summary>
    public bool Held { get; private set; }

    public Result Acknowledge(DateTime at, string by)
    {
        if (!IsUntouched) return new Problem("document.not-received");
        (AcknowledgedAt, AcknowledgedBy) = (at, by);
        return Result.Done;
    }

    public Result Share(DateTime at)
    {
        if (Held) return new Problem("document.held");
        SharedAt ??= at;
        return Result.Done;
    }

    public void Unshare() => SharedAt = null;

    public void Hold() => (Held, SharedAt) = (true, null);

    public void Release() => Held = false;
}
