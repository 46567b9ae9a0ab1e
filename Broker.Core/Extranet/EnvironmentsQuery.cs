using Broker.Core.Access;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Where a client's person is, where else they may go, and whether this session could open a group.</summary>
public sealed class EnvironmentsQuery(BrokerStore store, WhereToQuery whereTo)
{
    /// <param name="MayUnlock">The firm lets this principal into its members' accounts, and this session has not given the second credentials yet.</param>
    public sealed record Environments(IReadOnlyList<WhereToQuery.Account> Accounts, bool MayUnlock);

    public async Task<Environments> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.UseExtranet);
        var accounts = (await whereTo.RunAsync(by, ct)).Accounts;
        if ((db.Actor.Viewer ?? db.Actor.InPlaceOf) is not null) return new([.. accounts.Where(a => a.ClientId == by.ClientId)], false);
        return new(accounts, db.Actor.MayGroup && accounts.All(a => a.Principal is null));
    }
}
