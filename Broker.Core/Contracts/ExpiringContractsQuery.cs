using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Contracts whose cover ends soon: the first day without cover lies within so many days from now.</summary>
public sealed class ExpiringContractsQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public static readonly Subjects About = Subjects.Of(typeof(Contract), typeof(Termination));

    /// <param name="Within60">Those within 30 days included, and so on.</param>
    public sealed record Expiring(int Within30, int Within60, int Within90);

    public async Task<Expiring> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(ExpiringContractsQuery), () => ReadAsync(by));
    }

    private async Task<Expiring> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var today = clock.Today;
        var days = await db.ContractsExpiringBy(today, today.AddDays(90)).Select(c => c.ExpiresOn!.Value).ToListAsync();
        return new(Within(30), Within(60), Within(90));

        int Within(int number) => days.Count(d => d <= today.AddDays(number));
    }
}
