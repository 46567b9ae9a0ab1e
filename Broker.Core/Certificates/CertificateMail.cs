using Broker.Core.Communication;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>A certificate that is to leave by mail, once it is shared: a row that waits for that, and never leaves when it is refused.</summary>
public sealed class CertificateMail : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Documents;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required Guid RequestId { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }

    /// <summary>Whoever of the firm asked for it; a client's people have no mail of the firm's.</summary>
    public Guid? AuthorId { get; init; }
    public required string Author { get; init; }
    public required DateTime AskedAt { get; init; }

    /// <summary>The mail in the firm's queue, which knows how far it is; null while the certificate may not leave.</summary>
    public Guid? MessageId { get; private set; }

    /// <summary>Into the queue, with its document.</summary>
    internal async Task LeaveAsync(BrokerDb db, Guid documentId, DateTime now, DateOnly today, CancellationToken ct)
    {
        var message = db.Add(new Message { ClientId = ClientId, AuthorId = AuthorId, Author = Author, To = To, Subject = Subject, Body = Body, CreatedAt = now, At = now }).Entity;
        db.Add(new MessageAttachment { ClientId = ClientId, MessageId = message.Id, DocumentId = documentId });
        MessageId = message.Id;
        await db.DispatchAsync(message, null, today, ct);
    }
}

/// <summary>How far a mail of a certificate is, as one sees it on the screen.</summary>
public enum MailState { Waiting, Queued, Sent, Refused, Stopped }

/// <param name="Failure">Why it was refused, did not go, or is being tried again.</param>
public sealed record MailProgress(string To, MailState State, string? Failure)
{
    internal const string Withdrawn = "certificate-mail.withdrawn", Replaced = "certificate-mail.replaced", NotValid = "certificate-mail.not-valid", Refused = "certificate-mail.refused";

    /// <param name="state">Null while the certificate may not leave yet.</param>
    /// <param name="stopped">Why it will not go, whatever the queue knows of that.</param>
    internal static MailProgress Of(string to, MessageState? state, string? failure, string? stopped) => state switch
    {
        MessageState.Sent => new(to, MailState.Sent, null),
        MessageState.Failed or MessageState.Refused => new(to, MailState.Refused, failure),
        MessageState.Stopped => new(to, MailState.Stopped, stopped ?? failure),
        MessageState.Sending => new(to, MailState.Queued, failure),
        _ when stopped is not null => new(to, MailState.Stopped, stopped),
        null => new(to, MailState.Waiting, null),
        _ => new(to, MailState.Queued, failure),
    };

    internal static string? WhyStopped(bool withdrawn, bool replaced, bool refused = false) => replaced ? Replaced : withdrawn ? Withdrawn : refused ? Refused : null;
}
