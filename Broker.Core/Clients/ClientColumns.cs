using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>What the list can show beside a client's name.</summary>
public enum ClientColumn { Reference, Kind, State, Siren, Email, Phone, PostalCode, City, Handler, Segment, Origin, Contracts, Actions, Created, Freeze }

/// <summary>The columns one person has chosen, in their order.</summary>
public sealed class ClientColumnChoice : Entity, IPersonal, IUntold
{
    public static readonly IReadOnlyList<ClientColumn> Usual =
        [ClientColumn.Reference, ClientColumn.Kind, ClientColumn.State, ClientColumn.City, ClientColumn.Handler, ClientColumn.Contracts, ClientColumn.Actions];

    public required Guid PersonId { get; init; }
    public List<ClientColumn> Columns { get; set; } = [];
}

/// <summary>The columns the caller has chosen, or the usual ones.</summary>
public sealed class ClientColumnsQuery(BrokerStore store)
{
    public async Task<IReadOnlyList<ClientColumn>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var me = db.Actor.PersonId;
        return await db.ClientColumnChoices.Where(c => c.PersonId == me).Select(c => c.Columns).SingleOrDefaultAsync(ct) ?? ClientColumnChoice.Usual;
    }
}

/// <summary>Remembers the caller's choice; none at all brings the usual ones back.</summary>
public sealed class ChooseClientColumns(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, IReadOnlyList<ClientColumn> columns, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (db.Actor.PersonId is not { } me) return Problem.Missing;
        var choice = await db.ClientColumnChoices.SingleOrDefaultAsync(c => c.PersonId == me, ct);
        if (columns.Count == 0)
        {
            if (choice is not null) db.Remove(choice);
            return await db.SaveAsync(ct);
        }
        choice ??= db.Add(new ClientColumnChoice { PersonId = me }).Entity;
        choice.Columns = [.. columns.Distinct().Where(Enum.IsDefined)];
        return await db.SaveAsync(ct);
    }
}
