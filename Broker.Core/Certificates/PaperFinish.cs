using System.Security.Cryptography;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Storage;
using Broker.Core.Word;
using Broker.Core.Word.Pdf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>A printed paper as it is issued.</summary>
/// <param name="SignedBy">Whose key signed it, as its certificate names them.</param>
public sealed record FinishedPaper(byte[] Pdf, PaperProtection Protection, string? SignedBy);

/// <summary>Gives a printed paper what it says of itself, and the protection the firm chose.</summary>
public sealed class PaperFinish(BrokerStore store, ISeal seal, FirmClock clock, ILogger<PaperFinish> log)
{
    /// <exception cref="PrintFailed">What was printed cannot be finished.</exception>
    public async Task<FinishedPaper> FinishAsync(byte[] pdf, string title, string subject, FirmIdentity firm, CancellationToken ct)
    {
        var facts = new PdfFacts(title, firm.Name, subject, firm.Culture.TwoLetterISOLanguageName, clock.Now);
        PaperSettings? chosen;
        await using (var db = await store.OpenToReadAsync(Caller.System(Jobs.Print), ct)) chosen = await db.PaperSettings.AsNoTracking().SingleOrDefaultAsync(ct);
        try
        {
            if (chosen?.Protection == PaperProtection.Signed && Signed(pdf, facts, chosen) is { } signed) return signed;
            // A key that no longer signs holds up no certificate: it is locked all the same, and the settings say why.
            return chosen is { Protection: not PaperProtection.None } ? new(PdfFinish.Lock(pdf, facts), PaperProtection.Locked, null) : new(PdfFinish.Describe(pdf, facts), PaperProtection.None, null);
        }
        catch (PdfUnreadable e)
        {
            throw new PrintFailed("What the press printed cannot be finished.", e);
        }
    }

    private FinishedPaper? Signed(byte[] pdf, PdfFacts facts, PaperSettings chosen)
    {
        var opened = KeptKey.Open(seal, chosen.SealedKey, clock.Now);
        if (opened.Failed)
        {
            log.LogWarning("The firm's key does not sign: {Why}. The paper is locked instead.", opened.Problem.Code);
            return null;
        }
        using var key = opened.Value;
        try
        {
            return new(PdfFinish.Sign(pdf, facts, key), PaperProtection.Signed, key.Subject);
        }
        catch (CryptographicException e)
        {
            log.LogWarning(e, "The firm's key does not sign. The paper is locked instead.");
            return null;
        }
    }
}
