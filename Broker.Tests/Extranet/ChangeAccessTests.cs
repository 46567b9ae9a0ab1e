using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

public sealed class ChangeAccessTests : PeopleScene
{
    [Fact, Rule("IND-05"), Rule("IND-15")]
    public async Task Another_group_starts_from_its_base_and_history_says_before_and_after()
    {
        var change = await ChangeOfAsync(Cast.Karim, AccessGroup.Limited);
        (change.SeesAllDocuments, change.MaySubmitForms, change.MaySubmitWorkbooks) = (true, true, true);
        Assert.Null((await World.Desk<ChangeAccess>().RunAsync(World.Nadege, change)).Problem);
        Assert.Null((await World.Desk<ChangeAccess>().RunAsync(World.Nadege, await ChangeOfAsync(Cast.Karim, AccessGroup.ViewOnly))).Problem);

        var karim = await OfAsync(Cast.Karim);
        Assert.False(karim.SeesAllDocuments || karim.MaySubmitForms || karim.MaySubmitWorkbooks || karim.AllContracts);
        Assert.Equal([World.Fleet], karim.Shares.Select(s => s.ItemId));
        var group = (await HistoryAsync()).Find(e => e.Code == AccessHistory.Group);
        Assert.Equal(["Karim Haddad", "AccessGroup.Limited", "AccessGroup.ViewOnly"], group.Args);
        Assert.True(await World.ReadAsync(db => db.Audit.AnyAsync(a => a.SubjectId == karim.Id && a.ActorName == "Nadège Barthel" && a.Values.Contains("\"Group\":[\"Limited\",\"ViewOnly\"]"))));
    }

    [Fact, Rule("IND-06"), Rule("IND-04")]
    public async Task Rights_beside_the_group_are_for_the_limited_and_those_who_only_look()
    {
        var change = await ChangeOfAsync(Cast.Karim, AccessGroup.Full);
        change.MaySubmitForms = true;
        Assert.Equal("access.no-options", (await World.Desk<ChangeAccess>().RunAsync(World.Nadege, change)).Problem?.Code);
        change = await ChangeOfAsync(Cast.Nadege, AccessGroup.Primary);
        change.SeesAllDocuments = true;
        Assert.Equal("access.primary-stays", (await World.Desk<ChangeAccess>().RunAsync(World.Helene, change)).Problem?.Code);
    }

    [Fact, Rule("IND-03"), Rule("IND-04")]
    public async Task The_primary_contact_is_neither_downgraded_nor_made_by_a_change_of_group()
    {
        foreach (var caller in new[] { World.Helene, World.Nadege, Farah })
        {
            Assert.Equal("access.primary-stays", (await World.Desk<ChangeAccess>().RunAsync(caller, await ChangeOfAsync(Cast.Nadege, AccessGroup.Full))).Problem?.Code);
            Assert.Equal("access.primary-is-named", (await World.Desk<ChangeAccess>().RunAsync(caller, await ChangeOfAsync(Cast.Karim, AccessGroup.Primary))).Problem?.Code);
        }
    }

    [Fact, Rule("IND-07")]
    public async Task A_full_contact_changes_neither_their_equals_nor_themselves()
    {
        await World.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Luc.Id)).Group = AccessGroup.Full);
        Assert.Equal(Granting.NotTheirs, (await World.Desk<ChangeAccess>().RunAsync(Farah, await ChangeOfAsync(Cast.Luc, AccessGroup.Limited))).Problem?.Code);
        var self = await OfAsync(Farah.PersonId!.Value);
        Assert.Equal(Granting.NotTheirs, (await World.Desk<ChangeAccess>().RunAsync(Farah, new() { MembershipId = self.Id, Version = self.Version, Group = AccessGroup.Limited })).Problem?.Code);
        Assert.Equal("access.group-not-yours", (await World.Desk<ChangeAccess>().RunAsync(Farah, await ChangeOfAsync(Cast.Karim, AccessGroup.Full))).Problem?.Code);
        Assert.Null((await World.Desk<ChangeAccess>().RunAsync(World.Nadege, await ChangeOfAsync(Cast.Luc, AccessGroup.Limited))).Problem);
        Assert.False((await OfAsync(Cast.Luc)).AllContracts);
    }

    /// <summary>All groups and rights, by all who may give any.</summary>
    [Fact, Rule("IND-08")]
    public async Task Nobody_gives_a_right_they_do_not_hold()
    {
        var given = 0;
        foreach (var caller in new[] { World.Nadege, Farah, World.Karim, World.Luc, World.Marc })
            foreach (var group in Enum.GetValues<AccessGroup>())
                for (var options = 0; options < 8; options++)
                {
                    var actor = await World.Store.RecognizeAsync(caller);
                    var change = await ChangeOfAsync(Cast.Karim, group);
                    (change.SeesAllDocuments, change.MaySubmitForms, change.MaySubmitWorkbooks, change.AllContracts) = ((options & 1) > 0, (options & 2) > 0, (options & 4) > 0, (options & 1) == 0);
                    var before = await OfAsync(Cast.Karim);
                    var done = false;
                    try { done = !(await World.Desk<ChangeAccess>().RunAsync(caller, change)).Failed; }
                    catch (Forbidden) { }
                    var after = await OfAsync(Cast.Karim);
                    if (!done)
                    {
                        Assert.Equal(before.Version, after.Version);
                        continue;
                    }
                    given++;
                    Assert.Equal((group, change.MaySubmitForms), (after.Group, after.MaySubmitForms));
                    Assert.All(Permissions.Of(after.Group, after.SeesAllDocuments, after.MaySubmitForms, after.MaySubmitWorkbooks), permission => Assert.True(actor.May(permission), $"{permission} given by {actor.Name}"));
                    Assert.True(actor.Group is AccessGroup.Primary or AccessGroup.Full);
                    // For the next who tries.
                    await World.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Karim.Id)).Group = AccessGroup.Limited);
                }
        // Limited and view-only with each right, by both; full without any, by the primary.
        Assert.Equal(8 * 2 * 2 + 1, given);
    }

    [Fact]
    public async Task Who_looks_at_an_older_state_changes_nothing_and_another_account_is_not_there()
    {
        var change = await ChangeOfAsync(Cast.Karim, AccessGroup.ViewOnly);
        change.Version = Guid.NewGuid();
        Assert.Equal("common.stale", (await World.Desk<ChangeAccess>().RunAsync(World.Nadege, change)).Problem?.Code);
        Assert.Equal("common.missing", (await World.Desk<ChangeAccess>().RunAsync(World.Marc, await ChangeOfAsync(Cast.Karim, AccessGroup.ViewOnly))).Problem?.Code);
    }

    [Fact]
    public async Task A_colleague_is_called_as_their_people_say_and_their_address_stays_theirs()
    {
        var contact = await World.ReadAsync(db => db.Contacts.SingleAsync(k => k.PersonId == Cast.Karim.Id));
        var input = new SaveColleague.Input { ContactId = contact.Id, Version = contact.Version, FirstName = "Karim", LastName = "Haddad-Roux", Role = "Chef de parc", Phone = "06 00 55 09 09" };
        Assert.Null((await World.Desk<SaveColleague>().RunAsync(World.Nadege, input)).Problem);
        contact = await World.ReadAsync(db => db.Contacts.SingleAsync(k => k.PersonId == Cast.Karim.Id));
        Assert.Equal(("Haddad-Roux", "Chef de parc", Cast.Karim.Email), (contact.LastName, contact.Role, contact.Email));

        var nadege = await World.ReadAsync(db => db.Contacts.SingleAsync(k => k.PersonId == Cast.Nadege.Id));
        Assert.Equal(Granting.NotTheirs, (await World.Desk<SaveColleague>().RunAsync(Farah, new() { ContactId = nadege.Id, Version = nadege.Version, FirstName = "X", LastName = "Y" })).Problem?.Code);
    }
}
