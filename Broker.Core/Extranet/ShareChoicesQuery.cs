using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>What can be shared with one person, and what is: "why can this person see this?" answered for everything of the account at once.</summary>
public sealed class ShareChoicesQuery(BrokerStore store)
{
    /// <summary>Of a kind, the newest.</summary>
    public const int Most = 200;

    /// <param name="Parts">Of a contract they see.</param>
    public sealed record Choice(SharedItem Kind, Guid Id, string Name, IReadOnlyList<SeesBecause> Because, ContractPart Parts)
    {
        public bool ByItself => Because.Contains(SeesBecause.ByItself);
    }

    public sealed record Choices(Guid MembershipId, string Name, AccessGroup Group, bool MayChange, IReadOnlyList<Choice> Things);

    public async Task<Choices?> RunAsync(Caller by, Guid clientId, Guid membershipId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        Granting.DemandReading(db.Actor);
        if ((await db.MembersAsync(clientId, ct)).FirstOrDefault(m => m.Membership.Id == membershipId) is not { } member) return null;

        List<Choice> things = [];
        foreach (var kind in Enum.GetValues<SharedItem>())
            foreach (var thing in await SharedThings.Of(db, kind, clientId).Where(t => t.Shown).Take(Most).ToListAsync(ct))
                things.Add(new(kind, thing.Id, thing.Name, Sight.Of(member.Membership, thing), Sight.PartsOf(member.Membership, thing)));
        return new(membershipId, member.Name, member.Membership.Group, !member.Membership.SeesEverything && Granting.MayManage(db.Actor, member.Membership.Group), things);
    }
}
