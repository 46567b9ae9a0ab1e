using Broker.Core.Common;

namespace Broker.Core.Certificates;

/// <summary>Several certificates asked for in one go. Each is a request like any other, in the same queue: the batch only holds them together.</summary>
public sealed class CertificateBatch : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Documents;

    public const int Most = 500, MostInOne = 300;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>Made when the form opens: the same press sent twice is one batch.</summary>
    public required Guid CommandId { get; init; }
    public required Guid RequestedById { get; init; }
    public required string RequestedBy { get; init; }
    public required DateTime RequestedAt { get; init; }
    public required string Title { get; init; }

    /// <summary>Those that could not even be asked for, and why.</summary>
    public List<BatchRefusal> Refusals { get; init; } = [];

    /// <summary>None of them is under way any more, and whoever asked was told.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>All in one PDF was asked for, and is not printed yet.</summary>
    public DateTime? OnePdfAskedAt { get; private set; }
    public Guid? OnePdfFileId { get; private set; }

    /// <summary>How many are in it: with others ready, or fewer, it is printed anew.</summary>
    public int OnePdfCount { get; private set; }
    public string? OnePdfFailure { get; private set; }

    public void End(DateTime at) => EndedAt ??= at;

    public void AskOnePdf(DateTime at) => (OnePdfAskedAt, OnePdfFailure) = (at, null);

    public void HasOnePdf(Guid fileId, int count) => (OnePdfAskedAt, OnePdfFileId, OnePdfCount) = (null, fileId, count);

    public void OnePdfFailed(string why) => (OnePdfAskedAt, OnePdfFailure) = (null, why);
}

/// <param name="Title">What was to be certified, for whom.</param>
public sealed record BatchRefusal(string Title, string Code, IReadOnlyList<string> Args);
