using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>To whom certificates leave by mail, and with what words.</summary>
public sealed class CertificatePost
{
    public bool ToRecipient { get; set; }
    public bool ToSelf { get; set; }

    /// <summary>By the firm only, of one certificate.</summary>
    public bool ToClient { get; set; }
    [MaxLength(Message.SubjectLength)] public string? Subject { get; set; }
    [MaxLength(Message.BodyLength)] public string? Body { get; set; }

    public bool IsAsked => ToRecipient || ToSelf || ToClient;

    internal Problem? Unfit => !IsAsked ? null : Inputs.Check(this) ?? (string.IsNullOrWhiteSpace(Subject) || string.IsNullOrWhiteSpace(Body) ? new("input.required", nameof(Subject)) : null);

    /// <summary>Whoever asks, by their own address.</summary>
    internal static Task<string?> SelfAsync(BrokerDb db, CancellationToken ct) =>
        db.Users.Where(p => p.Id == db.Actor.PersonId).Select(p => p.Email).SingleOrDefaultAsync(ct);

    /// <summary>One for each address there is: a recipient without one gets theirs by hand.</summary>
    internal IEnumerable<CertificateMail> Of(CertificateRequest request, string? recipient, string? self, BrokerDb db, DateTime now, string? client = null) =>
        new[] { ToRecipient ? recipient : null, ToClient ? client : null, ToSelf ? self : null }.Where(MailAddresses.IsOne).Distinct(StringComparer.OrdinalIgnoreCase).Select(to => new CertificateMail
        {
            ClientId = request.ClientId, ContractId = request.ContractId, RequestId = request.Id, To = to!, Subject = MailAddresses.OneLine(Subject!), Body = Body!.ReplaceLineEndings("\n"),
            AuthorId = db.Actor.IsFirm ? db.Actor.PersonId : null, Author = db.Actor.Name, AskedAt = now,
        });
}
