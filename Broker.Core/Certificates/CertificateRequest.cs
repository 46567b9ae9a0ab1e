using Broker.Core.Common;

namespace Broker.Core.Certificates;

public enum RequestState { Waiting, Preparing, AwaitingDecision, Issued, Refused, Failed }

/// <summary>A client's request for a certificate, from the press of the button to the document, the refusal or the visible failure.</summary>
public sealed class CertificateRequest : Entity, IContractPart, ISharedByItself
{
    static ContractPart IContractPart.Part => ContractPart.Documents;

    /// <summary>After that many failures the request stays failed, and the firm gets an action.</summary>
    public const int MostAttempts = 3;

    /// <summary>A preparation that has not ended by then died with its process.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>The insured item it is about; null for the contract as a whole.</summary>
    public Guid? ItemId { get; init; }
    public required Guid TemplateId { get; init; }

    /// <summary>The template's file when the request was made: replacing the template changes nothing under way.</summary>
    public required Guid TemplateFileId { get; init; }

    /// <summary>What the client read in the list.</summary>
    public required string Title { get; init; }

    /// <summary>Made when the form opens: the same press sent twice is one request.</summary>
    public required Guid CommandId { get; init; }
    public required Guid RequestedById { get; init; }
    public required string RequestedBy { get; init; }
    public required string Language { get; init; }
    public required DateTime RequestedAt { get; init; }

    /// <summary>What the client typed, by tag: always text.</summary>
    public required Dictionary<string, string> Values { get; init; }

    /// <summary>Those it was asked for together with, and its place among them.</summary>
    public Guid? BatchId { get; init; }
    public int BatchPosition { get; init; }

    /// <summary>Whom it is for, and what it says of them.</summary>
    public Guid? RecipientId { get; init; }
    public RecipientWords? Recipient { get; init; }

    /// <summary>The certificate that the one asked for is to replace, and why: the firm's own request, in the place of whoever had asked.</summary>
    public Guid? ReplacesId { get; init; }
    public string? ReplaceReason { get; init; }

    /// <summary>A validation was configured when the request was made; it stays so whatever becomes of the configuration (D-37).</summary>
    public required bool NeedsDecision { get; init; }

    /// <summary>Same contract, item, template and values, as long as it is pending; then null. Unique: an identical pending request is found, not repeated (D-36).</summary>
    public string? PendingKey { get; private set; }

    public RequestState State { get; private set; } = RequestState.Waiting;
    public int Attempts { get; private set; }

    /// <summary>Waiting: not before. Preparing: the lease's end.</summary>
    public DateTime DueAt { get; private set; }
    public string? Failure { get; private set; }
    public string? RefusalReason { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? CertificateId { get; private set; }

    public bool IsPending => State is RequestState.Waiting or RequestState.Preparing or RequestState.AwaitingDecision;

    /// <summary>Contract, item, template, recipient and every answer alike.</summary>
    public bool AsksTheSameAs(CertificateRequest other) =>
        RequestCertificate.KeyOf(ContractId, ItemId, TemplateId, Values, RecipientId) == RequestCertificate.KeyOf(other.ContractId, other.ItemId, other.TemplateId, other.Values, other.RecipientId);

    /// <summary>As long as it is pending, another one that would print the same is this one.</summary>
    internal string KeyWhilePending => RequestCertificate.KeyOf(ContractId, ItemId, TemplateId, Values, RecipientId, Recipient);

    public CertificateRequest Opened(string pendingKey, DateTime at)
    {
        (PendingKey, DueAt) = (pendingKey, at);
        return this;
    }

    /// <summary>One worker takes it; a second one loses by the row's version.</summary>
    public bool TryClaim(DateTime now)
    {
        if (State is not (RequestState.Waiting or RequestState.Preparing) || DueAt > now) return false;
        (State, Attempts, DueAt) = (RequestState.Preparing, Attempts + 1, now + Lease);
        return true;
    }

    /// <summary>Whoever was preparing it is gone: it is due again.</summary>
    public void Interrupted(DateTime now)
    {
        if (State == RequestState.Preparing) DueAt = now;
    }

    public void Prepared(Guid certificateId, DateTime now)
    {
        CertificateId = certificateId;
        if (NeedsDecision) State = RequestState.AwaitingDecision;
        else End(RequestState.Issued, now);
    }

    public void Accepted(DateTime now) => End(RequestState.Issued, now);

    public void Refused(string reason, DateTime now)
    {
        (RefusalReason, CertificateId) = (reason, null);
        End(RequestState.Refused, now);
    }

    /// <summary>Tried again with growing delays; after the last attempt, or when trying again cannot help, visibly failed.</summary>
    public void FailedTo(string failure, bool forGood, DateTime now)
    {
        Failure = failure;
        if (forGood || Attempts >= MostAttempts) End(RequestState.Failed, now);
        else (State, DueAt) = (RequestState.Waiting, now + TimeSpan.FromSeconds(5 * Math.Pow(4, Attempts - 1)));
    }

    /// <summary>The firm tries a failed one again.</summary>
    public Result Retry(string pendingKey, DateTime now)
    {
        if (State != RequestState.Failed) return new Problem("certificate.not-failed");
        (State, Attempts, DueAt, EndedAt, Failure, PendingKey) = (RequestState.Waiting, 0, now, null, null, pendingKey);
        return Result.Done;
    }

    private void End(RequestState state, DateTime now) => (State, EndedAt, PendingKey) = (state, now, null);
}
