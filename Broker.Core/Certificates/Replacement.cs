using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>A newer certificate takes the place of an older one, in one save.</summary>
internal static class Replacement
{
    /// <returns>False where it replaces none, or one that the firm took back meanwhile.</returns>
    public static async Task<bool> TakePlaceAsync(BrokerDb db, CertificateRequest request, Certificate newer, DateTime now, CancellationToken ct)
    {
        if (request.ReplacesId is not { } id || await db.Certificates.SingleOrDefaultAsync(c => c.Id == id, ct) is not { Stands: true } older) return false;
        older.Withdraw(now, request.RequestedBy, request.ReplaceReason ?? "", newer.Id);
        await TakeBackAsync(db, older, ct);
        db.Add(CertificateNews.Replaced(request, older, newer, now, request.RequestedBy));
        db.Add(CertificateNews.ToRequester(request, now, "notice.certificate-replaced", older.Number, newer.Number, older.WithdrawReason!));
        return true;
    }

    /// <summary>Kept by the firm as evidence, given to nobody.</summary>
    public static async Task TakeBackAsync(BrokerDb db, Certificate certificate, CancellationToken ct) =>
        (await db.Documents.SingleOrDefaultAsync(d => d.Id == certificate.DocumentId, ct))?.Hold();
}
