using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>What somebody would gain and lose by a change of their access, before it is made: counted by the archive's own filters, as they are and as they would be.</summary>
public sealed class AccessEffectQuery(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>None for somebody to be asked in.</summary>
        public Guid? MembershipId { get; set; }

        /// <summary>Their access is taken away.</summary>
        public bool Removed { get; set; }
        public AccessGroup Group { get; set; }
        public bool SeesAllDocuments { get; set; }
        public bool MaySubmitForms { get; set; }
        public bool MaySubmitWorkbooks { get; set; }
        public bool AllContracts { get; set; }

        /// <summary>Contracts shared beside those that are.</summary>
        public List<Guid> Contracts { get; set; } = [];
    }

    public sealed record Seen(SharedItem Kind, int Count);

    public sealed record Effect(IReadOnlyList<Seen> SeesMore, IReadOnlyList<Seen> SeesLess, IReadOnlyList<Permission> MayMore, IReadOnlyList<Permission> MayLess, int Sees)
    {
        public bool IsNone => SeesMore.Count + SeesLess.Count + MayMore.Count + MayLess.Count == 0;
    }

    public async Task<Effect?> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        Membership? now;
        IReadOnlyList<Guid> hidden;
        await using (var db = await store.OpenToReadAsync(by, ct))
        {
            Granting.DemandReading(db.Actor);
            if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return null;
            now = await db.Memberships.Include(m => m.Shares).AsNoTracking().SingleOrDefaultAsync(m => m.Id == input.MembershipId && m.ClientId == input.ClientId && m.Active, ct);
            if (input.MembershipId is not null && now is null) return null;
            hidden = db.Actor.IsFirm ? await db.Contracts.Where(c => c.ClientId == input.ClientId && !c.OnExtranet).Select(c => c.Id).ToListAsync(ct) : db.Actor.Hidden;
        }
        var then = input.Removed ? null : Then(input, now);
        var before = await SeenByAsync(now, hidden, ct);
        var after = await SeenByAsync(then, hidden, ct);
        var (could, can) = (now is null ? [] : Rights.Of(now).Permissions, then is null ? [] : Rights.Of(then).Permissions);
        return new(Beyond(after, before), Beyond(before, after), [.. can.Except(could)], [.. could.Except(can)], after.Values.Sum(ids => ids.Count));
    }

    private static Membership Then(Input input, Membership? now)
    {
        var then = new Membership { Id = now?.Id ?? Guid.NewGuid(), ClientId = input.ClientId, PersonId = now?.PersonId ?? Guid.NewGuid(), Group = input.Group };
        then.Shares.AddRange(now?.Shares ?? []);
        then.Shares.AddRange(input.Contracts.Where(id => !then.Shares.Exists(s => s.ItemId == id))
            .Select(id => new ItemShare { ClientId = then.ClientId, MembershipId = then.Id, Kind = SharedItem.Contract, ItemId = id }));
        new Rights(input.Group, input.SeesAllDocuments, input.MaySubmitForms, input.MaySubmitWorkbooks, input.AllContracts).WriteTo(then);
        return then;
    }

    private async Task<Dictionary<SharedItem, HashSet<Guid>>> SeenByAsync(Membership? membership, IReadOnlyList<Guid> hidden, CancellationToken ct)
    {
        var seen = new Dictionary<SharedItem, HashSet<Guid>>();
        if (membership is null) return seen;
        await using var db = store.OpenUnclaimed();
        db.Actor = Sight.As(membership, hidden);
        foreach (var kind in Enum.GetValues<SharedItem>()) seen[kind] = [.. await SharedThings.Of(db, kind, membership.ClientId).Where(t => t.Shown).Select(t => t.Id).ToListAsync(ct)];
        return seen;
    }

    private static IReadOnlyList<Seen> Beyond(Dictionary<SharedItem, HashSet<Guid>> these, Dictionary<SharedItem, HashSet<Guid>> those) =>
        [.. these.Select(kind => new Seen(kind.Key, kind.Value.Count(id => !(those.GetValueOrDefault(kind.Key)?.Contains(id) ?? false)))).Where(seen => seen.Count > 0)];
}
