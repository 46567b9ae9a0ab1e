using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Which of a client's people see one thing, and why (IND-11): for the firm, and for those of the client's who manage access.</summary>
public sealed class WhoSeesQuery(BrokerStore store)
{
    /// <param name="In">They have come in already; otherwise asked in, or waiting.</param>
    /// <param name="Because">Empty for those who do not see it.</param>
    /// <param name="Parts">Of a contract.</param>
    /// <param name="MayChange">To share it with them, or take it back, by itself.</param>
    public sealed record Seer(Guid MembershipId, string Name, string Initials, AccessGroup Group, bool In, IReadOnlyList<SeesBecause> Because, ContractPart Parts, bool MayChange)
    {
        public bool Sees => Because.Count > 0;

        public bool ByItself => Because.Contains(SeesBecause.ByItself);
    }

    /// <param name="Shown">It is for the client at all.</param>
    public sealed record ItemSight(SharedThing Thing, bool Shown, IReadOnlyList<Seer> People);

    public async Task<ItemSight?> RunAsync(Caller by, SharedItem kind, Guid clientId, Guid itemId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        Granting.DemandReading(db.Actor);
        if (await SharedThings.FindAsync(db, kind, clientId, itemId, ct) is not { } thing) return null;
        return new(thing, thing.Shown, await PeopleAsync(db, thing, ct));
    }

    private static async Task<IReadOnlyList<Seer>> PeopleAsync(BrokerDb db, SharedThing thing, CancellationToken ct)
    {
        var members = await db.MembersAsync(thing.ClientId, ct);
        return
        [
            .. from member in members
               let reasons = Sight.Of(member.Membership, thing)
               orderby reasons.Count == 0, member.Membership.Group, member.LastName
               select new Seer(member.Membership.Id, member.Name, member.Initials, member.Membership.Group, member.Membership.Stage == AccessStage.Open, reasons,
                   Sight.PartsOf(member.Membership, thing), !member.Membership.SeesEverything && Granting.MayManage(db.Actor, member.Membership.Group)),
        ];
    }
}
