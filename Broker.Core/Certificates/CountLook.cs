using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Somebody looked a certificate up. Only that is kept, by the day: not who, nor from where.</summary>
public sealed class CountLook(BrokerStore store, FirmClock clock)
{
    private const int MostTries = 3;

    public async Task<Result> RunAsync(Caller by, string code, CancellationToken ct = default)
    {
        var plain = CertificateNumbers.Plain(code);
        // Many may look at the same moment: the count is raised where it lies, and its row made once.
        for (var tries = 0; tries < MostTries; tries++)
        {
            await using var db = await store.OpenAsync(Caller.System(Jobs.Verify), ct);
            var seen = await db.Certificates.Where(c => c.Code == plain && c.SharedAt != null).Select(c => new { c.Id, c.ClientId }).SingleOrDefaultAsync(ct);
            if (seen is null) return Problem.Missing;
            var today = clock.Today;
            if (await db.CertificateLooks.Where(l => l.CertificateId == seen.Id && l.Day == today).ExecuteUpdateAsync(set => set.SetProperty(l => l.Count, l => l.Count + 1), ct) > 0) return Result.Done;
            db.Add(new CertificateLooks { ClientId = seen.ClientId, CertificateId = seen.Id, Day = today });
            if (!(await db.SaveAsync(ct)).Failed) return Result.Done;
        }
        return Problem.Stale;
    }
}
