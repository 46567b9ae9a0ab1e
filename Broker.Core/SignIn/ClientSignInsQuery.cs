using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Who of a client's people came when, and from where: for the firm, on the client's record.</summary>
public sealed class ClientSignInsQuery(BrokerStore store)
{
    public const int Shown = 50;

    public async Task<IReadOnlyList<SignInLine>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using (var asking = await store.OpenToReadAsync(by, ct)) asking.Actor.Demand(Permission.ViewClients);

        // What is each person's own is read for the firm by the firm's machine.
        await using var db = await store.OpenToReadAsync(Caller.System(Jobs.Sessions), ct);
        return await (
            from membership in db.Memberships
            join person in db.Users on membership.PersonId equals person.Id
            join record in db.SignInRecords on person.Id equals record.PersonId
            where membership.ClientId == clientId
            orderby record.At descending
            select new SignInLine(person.Id, (person.FirstName + " " + person.LastName).Trim(), record.At, record.Way, record.Outcome, record.Address, record.Agent)).Take(Shown).ToListAsync(ct);
    }
}
