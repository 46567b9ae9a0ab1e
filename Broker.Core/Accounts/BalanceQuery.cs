using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Accounts;

/// <summary>
/// D-61: what a client owes today. Due, unsettled receipts minus payments not allocated, each currency by itself; only cleared
/// payments count, as they do for settling.
/// </summary>
public sealed class BalanceQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    /// <param name="Main">In the default currency; positive when the client owes, negative when the firm does.</param>
    /// <param name="Others">In the other currencies this client uses, never added up (R-CLI-06).</param>
    public sealed record Balance(Money Main, IReadOnlyList<Money> Others);

    private sealed record Sum(string Currency, long Minor);

    private static readonly Asked<Sum> Adding = new((db, client, today) =>
        db.BalanceLinesOn(today).Where(l => l.ClientId == client).GroupBy(l => l.Currency).Select(g => new Sum(g.Key, g.Sum(l => l.Minor))));

    public async Task<Balance> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.DemandReading();
        return await answers.GetAsync(clientId, actor, nameof(BalanceQuery), () => ReadAsync(by, clientId));
    }

    private async Task<Balance> ReadAsync(Caller by, Guid clientId)
    {
        await using var db = await store.OpenToReadAsync(by);
        var amounts = await Adding.Of(db, clientId, clock.Today).ToDictionaryAsync(sum => sum.Currency, sum => sum.Minor);
        return new(new(amounts.GetValueOrDefault(Money.Default), Money.Default),
            [.. amounts.Where(a => a.Key != Money.Default).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new Money(a.Value, a.Key))]);
    }
}
