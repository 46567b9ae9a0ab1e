using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Extranet;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

/// <summary>By what each client would be recognised in an answer: the ids of all its rows, and the names and numbers that are its own.</summary>
internal sealed class CrawlMarks
{
    private readonly Dictionary<string, Guid> owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of the account itself: what another account of the same group may know of it.</summary>
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public required IReadOnlyList<(string Kind, Guid Id, Guid Client)> Rows { get; init; }

    public static async Task<CrawlMarks> ReadAsync(World.World world)
    {
        await using var db = await world.OpenAsync(world.System);
        List<(string, Guid, Guid)> rows = [];
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.BaseType is null && typeof(IOwned).IsAssignableFrom(t.ClrType) && typeof(Entity).IsAssignableFrom(t.ClrType)))
            rows.AddRange(await (Task<List<(string, Guid, Guid)>>)typeof(CrawlMarks).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db])!);
        var marks = new CrawlMarks { Rows = rows };
        foreach (var (kind, id, client) in rows) marks.Add(id, client, kind == "Client");
        foreach (var c in await db.Clients.ToListAsync())
        {
            marks.Add(c.Name, c.Id, true);
            marks.Add(c.Reference, c.Id, true);
        }
        foreach (var c in await db.Contracts.ToListAsync()) marks.Add(c.Number, c.ClientId);
        foreach (var c in await db.Claims.ToListAsync()) marks.Add(c.Number, c.ClientId);
        foreach (var q in await db.Quotes.ToListAsync()) marks.Add(q.Number, q.ClientId);
        foreach (var r in await db.Receipts.ToListAsync()) marks.Add(r.Number, r.ClientId);
        foreach (var k in await db.Contacts.ToListAsync())
        {
            marks.Add(k.FullName, k.ClientId);
            if (k.Email is { } email) marks.Add(email, k.ClientId);
        }
        var shared = (await db.Memberships.Select(m => new { m.PersonId, m.ClientId }).ToListAsync()).ToLookup(m => m.PersonId, m => m.ClientId);
        foreach (var person in await db.Users.Where(p => p.ProfileId == null && p.GroupOf == null).ToListAsync())
            if (shared[person.Id].ToList() is [var only]) marks.Add(person.Id, only);
        return marks;
    }

    private static async Task<List<(string, Guid, Guid)>> RowsAsync<T>(BrokerDb db) where T : Entity, IOwned =>
        (await db.Set<T>().AsNoTracking().ToListAsync()).ConvertAll(row => (typeof(T).Name, row.Id, typeof(T) == typeof(Broker.Core.Clients.Client) ? row.Id : row.ClientId));

    /// <summary>Ids of one's own account behind its filters.</summary>
    public async Task<IReadOnlySet<Guid>> HiddenFromAsync(World.World world, Caller caller)
    {
        await using var db = await world.OpenAsync(caller);
        if (db.Actor.Only is null) return new HashSet<Guid>();
        HashSet<Guid> seen = [];
        foreach (var kind in Enum.GetValues<SharedItem>()) seen.UnionWith(SharedThings.Of(db, kind, caller.ClientId!.Value).Select(t => t.Id).ToList());
        string[] kinds = ["Contract", "Quote", "Claim", "Document", "CertificateRequest"];
        return Rows.Where(r => r.Client == caller.ClientId && kinds.Contains(r.Kind) && !seen.Contains(r.Id)).Select(r => r.Id).ToHashSet();
    }

    /// <summary>What of others stands in an answer.</summary>
    /// <param name="own">The account one asks in.</param>
    /// <param name="near">Those whose names one may know.</param>
    /// <param name="hidden">Ids of one's own account that are not shared with whoever asks.</param>
    public IEnumerable<string> FoundIn(string answer, Guid own, IReadOnlyCollection<Guid> near, IReadOnlySet<Guid> hidden)
    {
        foreach (var word in Words(answer))
            if (owners.TryGetValue(word, out var owner) && owner != own && !(near.Contains(owner) && names.Contains(word))) yield return word;
            else if (hidden.Count > 0 && Guid.TryParse(word, out var id) && hidden.Contains(id)) yield return $"unshared {word}";
        foreach (var name in names.Where(n => n.Contains(' ') && owners.ContainsKey(n)))
            if (owners[name] != own && !near.Contains(owners[name]) && answer.Contains(name, StringComparison.OrdinalIgnoreCase)) yield return name;
    }

    private void Add(object mark, Guid client, bool name = false)
    {
        var word = mark.ToString()!;
        // What two clients share says nothing of either.
        if (owners.TryGetValue(word, out var other) && other != client) owners.Remove(word);
        else owners[word] = client;
        if (name) names.Add(word);
    }

    private static IEnumerable<string> Words(string answer) => answer.Split([' ', '"', ',', '/', '?', '=', '&', ':', ';', '<', '>', '(', ')', '[', ']', '{', '}', '\n', '#', '\''], StringSplitOptions.RemoveEmptyEntries).Distinct();
}
