using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>What is asked for many clients at once.</summary>
public abstract class ClientsOrder
{
    public ClientSelection Clients { get; set; } = new();

    /// <summary>Lists of users told when it ends, beside those always told (R-JOB-02).</summary>
    public List<Guid> Tell { get; set; } = [];
}

/// <summary>The same change to each of the clients of a list.</summary>
public abstract class ClientsChange<TInput>(BrokerStore store, FirmClock clock) : DeferredChange<TInput>(store, clock) where TInput : ClientsOrder
{
    protected override Permission Needs => Permission.ManageClients;

    protected override Task<IReadOnlyList<Guid>> TargetsAsync(BrokerDb db, TInput input, CancellationToken ct) => input.Clients.ReadAsync(db, Clock, ct);

    protected override Task<Problem?> RefuseAsync(BrokerDb db, TInput input, CancellationToken ct) => Task.FromResult(input.Clients.Refusal);

    protected override IReadOnlyList<Guid> AlsoTell(TInput input) => input.Tell;

    protected override async Task<IReadOnlyList<RefusedRow>> ChangeAsync(BrokerDb db, TInput input, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var clients = await db.Clients.Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var refused = await RefusedAsync(db, input, [.. clients.Values], ct);
        var rest = clients.Values.Where(c => !refused.ContainsKey(c.Id)).ToList();
        await PrepareAsync(db, input, rest, ct);
        foreach (var client in rest) Change(db, client, input);
        return
        [
            .. ids.Where(id => !clients.ContainsKey(id)).Select(id => new RefusedRow(id, "", Problem.Missing)),
            .. refused.Select(r => new RefusedRow(r.Key, clients[r.Key].Name, r.Value)),
        ];
    }

    /// <summary>What is done for all of them at once.</summary>
    protected virtual Task PrepareAsync(BrokerDb db, TInput input, IReadOnlyList<Client> clients, CancellationToken ct) => Task.CompletedTask;

    protected abstract void Change(BrokerDb db, Client client, TInput input);

    /// <summary>Those it may not be done for, and why.</summary>
    protected virtual Task<IReadOnlyDictionary<Guid, Problem>> RefusedAsync(BrokerDb db, TInput input, IReadOnlyList<Client> clients, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, Problem>>(new Dictionary<Guid, Problem>());
}
