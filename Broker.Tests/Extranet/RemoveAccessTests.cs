using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

public sealed class RemoveAccessTests : PeopleScene
{
    [Fact, Rule("IND-14"), Rule("IND-15")]
    public async Task Who_is_taken_off_is_outside_at_once_and_what_they_did_keeps_their_name()
    {
        await SignInAsync(Cast.Karim.Id, "karim");
        await SignInAsync(Cast.Nadege.Id, "nadege");
        var before = await World.ReadAsync(db => db.Audit.CountAsync(a => a.PersonId == Cast.Karim.Id));
        Assert.Null((await World.Desk<RemoveAccess>().RunAsync(World.Nadege, await MemberAsync(Cast.Karim))).Problem);

        Assert.Equal(ActorKind.Nobody, (await World.Store.RecognizeAsync(World.Karim)).Kind);
        Assert.False(await World.Desk<SessionAlive>().RunAsync(World.System, Cast.Karim.Id, "karim"));
        Assert.True(await World.Desk<SessionAlive>().RunAsync(World.System, Cast.Nadege.Id, "nadege"));
        Assert.Equal((AccessHistory.Removed, "Karim Haddad"), (await HistoryAsync())[0] is var (code, args) ? (code, args[0]) : default);
        Assert.Equal(before, await World.ReadAsync(db => db.Audit.CountAsync(a => a.PersonId == Cast.Karim.Id)));
        // Still a contact, still called by their name; nothing is shared with them any more.
        Assert.True(await World.ReadAsync(db => db.Contacts.AnyAsync(k => k.PersonId == Cast.Karim.Id)));
        Assert.Empty((await OfAsync(Cast.Karim)).Shares);
    }

    [Fact, Rule("IND-14"), Rule("IND-25")]
    public async Task Who_has_another_account_stays_signed_in_there()
    {
        await World.AddAsync(new Membership { ClientId = World.Pelissier, PersonId = Cast.Karim.Id, Group = AccessGroup.ViewOnly });
        await SignInAsync(Cast.Karim.Id, "karim");
        Assert.Null((await World.Desk<RemoveAccess>().RunAsync(World.Nadege, await MemberAsync(Cast.Karim))).Problem);
        Assert.True(await World.Desk<SessionAlive>().RunAsync(World.System, Cast.Karim.Id, "karim"));
        Assert.Equal(ActorKind.Nobody, (await World.Store.RecognizeAsync(World.Karim)).Kind);
        Assert.Equal(ActorKind.Client, (await World.Store.RecognizeAsync(Caller.Client(Cast.Karim.Id, World.Pelissier))).Kind);
    }

    [Fact, Rule("IND-07")]
    public async Task A_full_contact_takes_off_those_below_them_only_and_others_nobody()
    {
        await World.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Luc.Id)).Group = AccessGroup.Full);
        Assert.Equal(Granting.NotTheirs, (await World.Desk<RemoveAccess>().RunAsync(Farah, await MemberAsync(Cast.Luc))).Problem?.Code);
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<RemoveAccess>().RunAsync(World.Karim, Guid.NewGuid()));
        Assert.Equal("common.missing", (await World.Desk<RemoveAccess>().RunAsync(World.Marc, await MemberAsync(Cast.Karim))).Problem?.Code);
        Assert.Null((await World.Desk<RemoveAccess>().RunAsync(Farah, await MemberAsync(Cast.Karim))).Problem);
    }

    private Task SignInAsync(Guid person, string key) => World.AddAsync(new SignInSession
    {
        KeyHash = key, PersonId = person, Ticket = [1], CreatedAt = World.Clock.Now, SeenAt = World.Clock.Now, ExpiresAt = World.Clock.Now.AddHours(1), Agent = "Mozilla/5.0",
    });
}
