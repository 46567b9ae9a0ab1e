using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>The firm takes a certificate back, for good: the public check says so at once, the client no longer gets the file, the firm keeps it (D-38).</summary>
public sealed class WithdrawCertificate(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid CertificateId { get; set; }
        [Required, MaxLength(TaskItem.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DecideRequests);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var certificate = await db.Certificates.SingleOrDefaultAsync(c => c.Id == input.CertificateId, ct);
        if (certificate is null) return Problem.Missing;
        if (await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == certificate.RequestId, ct) is not { } request) return Problem.Missing;
        var withdrawn = certificate.Withdraw(clock.Now, db.Actor.Name, input.Reason!.Trim());
        if (withdrawn.Failed) return withdrawn;
        await Replacement.TakeBackAsync(db, certificate, ct);
        db.Add(CertificateNews.Withdrawn(request, certificate, clock.Now, db.Actor.Name));
        if (await db.Users.AnyAsync(p => p.Id == request.RequestedById && p.ProfileId == null, ct))
            db.Add(CertificateNews.ToRequester(request, clock.Now, "notice.certificate-withdrawn", certificate.Number, certificate.WithdrawReason!));
        return await db.SaveAsync(ct);
    }
}
