using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

public enum CertificateState { Valid, Suspended, Terminated, Expired, Replaced, Withdrawn }

/// <summary>All that the public learns of a certificate (D-38): nothing of its subject, and no way to anything else.</summary>
public sealed record VerifiedCertificate(string Issuer, string Number, string Insurer, string Holder, DateOnly From, DateOnly To, CertificateState State);

/// <summary>
/// The check behind a certificate's QR picture, for anybody who holds its code. Null for a code nobody was given, and for a certificate that
/// still waits for a decision: both are the same to the public.
/// </summary>
public sealed class VerifyCertificateQuery(BrokerStore store, FirmIdentity configured, FirmClock clock)
{
    public async Task<VerifiedCertificate?> RunAsync(Caller by, string code, CancellationToken ct = default)
    {
        var plain = CertificateNumbers.Plain(code);
        if (plain.Length != Certificate.CodeLength) return null;
        // Whoever asks, the firm's own machine looks, and hands out only the record above.
        await using var db = await store.OpenAsync(Caller.System(Jobs.Verify), ct);
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Code == plain && c.SharedAt != null, ct);
        if (certificate is null) return null;
        var firm = await db.FirmIdentityAsync(configured, ct);
        return new(firm.Name, certificate.Number, certificate.Insurer, certificate.Holder, certificate.From, certificate.To, await StateAsync(db, certificate, clock.Today, ct));
    }

    internal static async Task<CertificateState> StateAsync(BrokerDb db, Certificate certificate, DateOnly today, CancellationToken ct)
    {
        // What the firm itself said of it is final, and says more than how the contract stands.
        if (certificate.WithdrawnAt is not null) return certificate.ReplacedById is null ? CertificateState.Withdrawn : CertificateState.Replaced;
        if (!await db.Documents.AnyAsync(d => d.Id == certificate.DocumentId && d.SharedAt != null, ct)) return CertificateState.Withdrawn;
        var contract = await db.Contracts.AsNoTracking().Include(c => c.Suspensions).Include(c => c.Terminations).SingleAsync(c => c.Id == certificate.ContractId, ct);
        var gone = certificate.ItemId is { } id && !await db.InsuredItems.AnyAsync(i => i.Id == id && (i.ExitedOn == null || i.ExitedOn > today), ct);
        return contract.StateOn(today) switch
        {
            ContractState.Terminated => CertificateState.Terminated,
            _ when gone => CertificateState.Terminated,
            ContractState.Suspended => CertificateState.Suspended,
            _ when today > certificate.To => CertificateState.Expired,
            _ => await IsReplacedAsync(db, certificate, ct) ? CertificateState.Replaced : CertificateState.Valid,
        };
    }

    /// <summary>The same was asked again, word for word, and answered anew: what the contract is now stands on the newer paper.</summary>
    private static async Task<bool> IsReplacedAsync(BrokerDb db, Certificate certificate, CancellationToken ct)
    {
        if (await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == certificate.RequestId, ct) is not { } asked) return false;
        var newer = db.Certificates.Where(c => c.ContractId == certificate.ContractId && c.ItemId == certificate.ItemId && c.PreparedAt > certificate.PreparedAt && c.SharedAt != null)
            .Where(c => db.Documents.Any(d => d.Id == c.DocumentId && d.SharedAt != null));
        var again = await db.CertificateRequests.AsNoTracking().Where(r => r.TemplateId == asked.TemplateId && newer.Any(c => c.RequestId == r.Id)).ToListAsync(ct);
        return again.Any(r => r.AsksTheSameAs(asked));
    }
}
