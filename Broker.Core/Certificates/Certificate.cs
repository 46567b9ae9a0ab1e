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

    public void Share(DateTime at) => SharedAt ??= at;
}

/// <summary>The last number given out in a year.</summary>
public sealed class CertificateCounter
{
    public required int Year { get; init; }
    public int Last { get; set; }
}
