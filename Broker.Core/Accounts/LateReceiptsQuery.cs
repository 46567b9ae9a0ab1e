using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>Premiums called, due before today and not settled, in the whole firm.</summary>
public sealed class LateReceiptsQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public static readonly Subjects About = Subjects.Of(typeof(Receipt), typeof(Payment), typeof(Allocation));

    /// <param name="Owed">What is still missing of them, each currency by itself, the default one first (D-61).</param>
    public sealed record LateReceipts(int Count, IReadOnlyList<Money> Owed);

    public async Task<LateReceipts> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(LateReceiptsQuery), () => ReadAsync(by), heavyRead: true);
    }

    // Its own context and no token: many screens wait for this one answer, and the first to leave must not take it along.
    private async Task<LateReceipts> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var found = await db.LateReceiptsOn(clock.Today).GroupBy(r => r.Total.Currency)
            .Select(g => new { g.Key, Count = g.Count(), Owed = g.Sum(r => r.Total.Minor - r.PaidMinor) }).ToListAsync();
        return new(found.Sum(g => g.Count), found.Select(g => new Money(g.Owed, g.Key)).ByCurrency());
    }
}
