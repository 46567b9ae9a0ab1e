using Broker.Core.Common;

namespace Broker.Core.Certificates;

/// <summary>An issued certificate: evidence. Its document is printed once and never again.</summary>
public sealed class Certificate : Entity, IContractPart, IShareable
{
    static ContractPart IContractPart.Part => ContractPart.Documents;

    public const int CodeLength = 16;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public Guid? ItemId { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>Year and running number, "AT-2026-00042".</summary>
    public required string Number { get; init; }

    /// <summary>What the QR picture carries: unguessable, and opens the public check.</summary>
    public required string Code { get; init; }

    /// <summary>The document the client gets.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>The filled Word document it was printed from, for the firm only; null when the Word document is the certificate itself.</summary>
    public Guid? SourceDocumentId { get; init; }

    /// <summary>SHA-256 of the document.</summary>
    public required string Hash { get; init; }
    public required string Insurer { get; init; }
    public required string Holder { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateTime PreparedAt { get; init; }

    /// <summary>Null while the firm's decision is awaited.</summary>
    public DateTime? SharedAt { get; private set; }

    /// <summary>The template's name when it was filled; its file is the request's.</summary>
    public string? Template { get; init; }

    /// <summary>What was filled in, by tag, as it was printed: lines of JSON, see <see cref="FilledValue"/>. Null before this was kept.</summary>
    public string? Snapshot { get; init; }
    public PaperProtection Protection { get; init; }

    /// <summary>Whose key signed it.</summary>
    public string? SignedBy { get; init; }

    /// <summary>The firm took it back, or replaced it: it is not given out any more, and stays with the firm.</summary>
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBy { get; private set; }
    public string? WithdrawReason { get; private set; }

    /// <summary>The newer one that stands in its place.</summary>
    public Guid? ReplacedById { get; private set; }

    public bool Stands => SharedAt is not null && WithdrawnAt is null;

    public void Share(DateTime at) => SharedAt ??= at;

    public Result Withdraw(DateTime at, string by, string reason, Guid? replacedById = null)
    {
        if (SharedAt is null) return new Problem("certificate.not-given");
        if (WithdrawnAt is not null) return Problem.Of("certificate.withdrawn-already", WithdrawnBy, WithdrawnAt);
        (WithdrawnAt, WithdrawnBy, WithdrawReason, ReplacedById) = (at, by, reason, replacedById);
        return Result.Done;
    }
}

/// <summary>The last number given out in a year.</summary>
public sealed class CertificateCounter
{
    public required int Year { get; init; }
    public int Last { get; set; }
}
