using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>How the firm's papers are protected, and how its key stands.</summary>
public sealed class PaperSettingsQuery(BrokerStore store, ISeal seal, FirmClock clock)
{
    /// <summary>From then on one is warned.</summary>
    public const int WarnedDays = 30;

    /// <param name="Trouble">Why it does not sign today: a problem's code.</param>
    /// <param name="DaysLeft">None once it has expired.</param>
    public sealed record KeyView(string Subject, string Issuer, DateTime ExpiresAt, DateTime SetAt, string SetBy, int DaysLeft, string? Trouble);

    public sealed record View(PaperProtection Protection, KeyView? Key, Guid? Version);

    public async Task<View> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (await db.PaperSettings.AsNoTracking().SingleOrDefaultAsync(ct) is not { } settings) return new(PaperProtection.None, null, null);
        if (settings is not { SealedKey: not null, KeyExpiresAt: { } until, KeySetAt: { } at }) return new(settings.Protection, null, settings.Version);

        var opened = KeptKey.Open(seal, settings.SealedKey, clock.Now);
        if (!opened.Failed) opened.Value.Dispose();
        var days = DateOnly.FromDateTime(clock.ToFirm(until)).DayNumber - clock.Today.DayNumber;
        return new(settings.Protection, new(settings.KeySubject ?? "", settings.KeyIssuer ?? "", until, at, settings.KeySetBy ?? "", Math.Max(0, days), opened.Problem?.Code), settings.Version);
    }
}
