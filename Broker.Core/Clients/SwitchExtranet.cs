using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// Opens or closes a client's extranet for all of its people. The archive's door asks at every operation, so whoever is inside is outside
/// at their next click.
/// </summary>
public sealed class SwitchExtranet(BrokerStore store)
{
    public const string Opened = "client.extranet-opened", Closed = "client.extranet-closed";

    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public bool Open { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (await db.Clients.SingleOrDefaultAsync(c => c.Id == input.ClientId, ct) is not { } client) return Problem.Missing;
        if (input.Open && client.State == ClientState.Archived) return new Problem("client.archived-extranet");

        var access = await db.AccountAccesses.SingleOrDefaultAsync(a => a.ClientId == input.ClientId, ct);
        if ((access?.Open ?? false) == input.Open) return Result.Done;
        if (access is null) db.Add(new AccountAccess { ClientId = input.ClientId, Open = input.Open });
        else access.Open = input.Open;
        db.AddEvent(input.ClientId, null, input.Open ? Opened : Closed);
        return await db.SaveAsync(ct);
    }
}
