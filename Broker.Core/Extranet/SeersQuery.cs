using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>For a list of documents or requests: by their initials, who of the client's people sees each.</summary>
public sealed class SeersQuery(BrokerStore store)
{
    public sealed record Seer(string Initials, string Name);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Seer>>> RunAsync(Caller by, SharedItem kind, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        Granting.DemandReading(db.Actor);
        var members = await db.MembersAsync(clientId, ct);
        if (members.Count == 0 || !Enum.IsDefined(kind)) return new Dictionary<Guid, IReadOnlyList<Seer>>();
        var things = await SharedThings.Of(db, kind, clientId).ToListAsync(ct);
        return things.ToDictionary(thing => thing.Id, thing => (IReadOnlyList<Seer>)[.. members.Where(m => Sight.Of(m.Membership, thing).Count > 0).OrderBy(m => m.Membership.Group).Select(m => new Seer(m.Initials, m.Name))]);
    }
}
