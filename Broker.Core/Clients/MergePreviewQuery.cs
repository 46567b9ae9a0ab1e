using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Two records side by side before they become one: where they differ, what would move, and why it may be impossible.</summary>
public sealed class MergePreviewQuery(BrokerStore store)
{
    /// <summary>Rows of which the reader may not know what they are.</summary>
    public const string Other = "other";

    /// <param name="Moves">Rows that would change hands, by the kind of row.</param>
    public sealed record Preview(Side Survivor, Side Merged, IReadOnlyList<IdentityField> Differences, IReadOnlyList<KeyValuePair<string, int>> Moves, Problem? Refused);

    public sealed record Side(Guid Id, string Reference, string Name, ClientState State, SaveClient.Input Input);

    /// <returns>Null when one of them does not exist.</returns>
    public async Task<Preview?> RunAsync(Caller by, Guid survivorId, Guid mergedId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageDuplicates);
        var both = await db.Clients.AsNoTracking().Where(c => c.Id == survivorId || c.Id == mergedId).ToListAsync(ct);
        if (both.Find(c => c.Id == survivorId) is not { } survivor || both.Find(c => c.Id == mergedId) is not { } merged) return null;

        var (one, other) = (await SideAsync(db, survivor, ct), await SideAsync(db, merged, ct));
        var refused = await MergeCheck.FindAsync(db, survivor, merged, ct);
        var moves = refused is null ? await new ClientMove(db, Guid.Empty).CountAsync(mergedId, survivorId, ct) : new Dictionary<string, int>();
        return new(one, other, [.. IdentityField.ToChoose(one.Input, other.Input).Where(f => !f.IsSame(one.Input, other.Input))], [.. Told(db.Actor, moves).OrderByDescending(m => m.Value)], refused);
    }

    private static IEnumerable<KeyValuePair<string, int>> Told(Actor by, IReadOnlyDictionary<string, int> moves) =>
        moves.GroupBy(m => MayRead(by, m.Key) ? m.Key : Other, (kind, all) => KeyValuePair.Create(kind, all.Sum(m => m.Value)));

    /// <summary>Quotes, claims and complaints, with all that hangs on them, are named to those who may see them.</summary>
    private static bool MayRead(Actor by, string kind) => kind switch
    {
        _ when kind.StartsWith("Quote", StringComparison.Ordinal) => by.May(Permission.ViewQuotes),
        _ when kind.StartsWith("Claim", StringComparison.Ordinal) => by.May(Permission.ViewClaims),
        _ when kind.StartsWith("Complaint", StringComparison.Ordinal) => by.May(Permission.ViewComplaints),
        _ => true,
    };

    private static async Task<Side> SideAsync(BrokerDb db, Client client, CancellationToken ct) =>
        new(client.Id, client.Reference, client.Name, client.State, (await ClientIdentityQuery.ReadAsync(db, client.Id, ct))!);
}
