using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class ContactTests
{
    [Fact, Rule("R-ASC-08")]
    public async Task A_contact_is_made_and_attached_in_one_go_and_found_again_with_all_that_was_typed()
    {
        await using var world = await World.OpenAsync();
        var type = await world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.ContactType && v.Name == "Comptabilité").Select(v => v.Id).SingleAsync());
        var made = await world.Desk<SaveContact>().RunAsync(world.Theo, new()
        {
            ClientId = world.Morel, FirstName = " Agathe ", LastName = "Lenoir", TypeId = type, Role = "Comptable", Email = "agathe@morel.example", OtherEmail = "compta@morel.example",
            Phone = "04 00 55 09 09", Mobile = "06 00 55 09 09", Note = "Joignable le matin.",
        });

        Assert.Contains((await world.Desk<ContactsQuery>().RunAsync(world.Ines, world.Morel)).Rows, c => c.Id == made.Value && c.Type == "Comptabilité");
        var read = (await world.Desk<ContactQuery>().RunAsync(world.Ines, made.Value))!;
        Assert.Equal(("Agathe Lenoir", "Comptable", "compta@morel.example", "06 00 55 09 09", "Joignable le matin."), (read.FullName, read.Role, read.OtherEmail, read.Mobile, read.Note));
    }

    [Fact, Rule("R-ASC-08")]
    public async Task Another_clients_contact_is_found_by_name_attached_and_detached()
    {
        await using var world = await World.OpenAsync();
        var yann = Assert.Single(await world.Desk<ContactChoicesQuery>().RunAsync(world.Theo, "kervad", world.Morel));
        Assert.Equal(("Yann Kervadec", "Menuiserie Kervadec"), (yann.Name, yann.Client));
        Assert.Null((await AttachAsync(world, world.Morel, yann.Id)).Problem);

        var row = (await world.Desk<ContactsQuery>().RunAsync(world.Ines, world.Morel)).Rows.Single(c => c.Id == yann.Id);
        Assert.Equal((Cast.Kervadec.Id, "Menuiserie Kervadec"), (row.OwnerId, row.Owner));
        Assert.Equal(["Morel Camille"], (await world.Desk<ContactQuery>().RunAsync(world.Ines, yann.Id))!.Others.Select(o => o.Name));
        Assert.Empty(await world.Desk<ContactChoicesQuery>().RunAsync(world.Theo, "kervadec", world.Morel));
        Assert.Equal(Problem.Of("contact.attached-already", "Yann Kervadec").At("ContactId"), (await AttachAsync(world, world.Morel, yann.Id)).Problem);
        Assert.Equal("contact.attached-already", (await AttachAsync(world, Cast.Kervadec.Id, yann.Id)).Problem?.Code);

        Assert.Null((await world.Desk<DetachContact>().RunAsync(world.Theo, world.Morel, yann.Id)).Problem);
        Assert.DoesNotContain((await world.Desk<ContactsQuery>().RunAsync(world.Ines, world.Morel)).Rows, c => c.Id == yann.Id);
        Assert.NotNull(await world.Desk<ContactQuery>().RunAsync(world.Ines, yann.Id));
    }

    [Fact, Rule("R-ASC-08")]
    public async Task A_contact_attached_elsewhere_stays_unseen_by_that_other_client()
    {
        await using var world = await World.OpenAsync();
        // Denis of the garage is attached to Rivelaine, for the firm.
        Assert.Contains((await world.Desk<ContactsQuery>().RunAsync(world.Theo, world.Rivelaine)).Rows, c => c.LastName == "Brunoy");

        await using var asNadege = await world.OpenAsync(world.Nadege);
        Assert.DoesNotContain(await asNadege.Contacts.Select(c => c.LastName).ToListAsync(), name => name == "Brunoy");
        Assert.DoesNotContain((await world.Desk<ClientQuery>().RunAsync(world.Nadege, world.Rivelaine))!.Contacts, c => c.LastName == "Brunoy");
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ContactQuery>().RunAsync(world.Nadege, asNadege.Contacts.Select(c => c.Id).First()));
    }

    [Fact, Rule("R-ASC-08")]
    public async Task A_contact_who_signs_in_is_not_removed_until_that_access_is_gone()
    {
        await using var world = await World.OpenAsync();
        var karim = await IdAsync(world, "Haddad");
        Assert.Equal(Problem.Of("contact.signs-in", "Karim Haddad"), (await world.Desk<RemoveContact>().RunAsync(world.Theo, karim)).Problem);

        await world.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Karim.Id)).Active = false);
        Assert.Null((await world.Desk<RemoveContact>().RunAsync(world.Theo, karim)).Problem);
        Assert.Null(await world.Desk<ContactQuery>().RunAsync(world.Theo, karim));
    }

    [Fact, Rule("R-ASC-08")]
    public async Task A_removed_contact_is_gone_from_every_client_they_were_attached_to()
    {
        await using var world = await World.OpenAsync();
        var yann = await IdAsync(world, "Kervadec");
        await AttachAsync(world, world.Morel, yann);
        Assert.Null((await world.Desk<RemoveContact>().RunAsync(world.Theo, yann)).Problem);
        Assert.DoesNotContain((await world.Desk<ContactsQuery>().RunAsync(world.Ines, world.Morel)).Rows, c => c.Id == yann);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_another_s_save_is_not_overwritten()
    {
        await using var world = await World.OpenAsync();
        var save = world.Desk<SaveContact>();
        var input = SaveContact.Input.Of((await world.Desk<ContactQuery>().RunAsync(world.Theo, await IdAsync(world, "Kervadec")))!);
        input.OtherEmail = "nowhere";
        Assert.Equal(new Problem("input.not-an-email", "OtherEmail"), (await save.RunAsync(world.Theo, input)).Problem);
        (input.OtherEmail, input.LastName) = (null, " ");
        Assert.Equal(new Problem("input.required", "LastName"), (await save.RunAsync(world.Theo, input)).Problem);
        (input.LastName, input.Role) = ("Kervadec", "Cogérant");
        Assert.Null((await save.RunAsync(world.Theo, input)).Problem);
        Assert.Equal(Problem.Stale, (await save.RunAsync(world.Oliver, input)).Problem);
    }

    [Fact, Rule("R-ASC-08")]
    public async Task Contacts_are_any_number_and_come_a_page_at_a_time()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(0, 70).Select(i => new Contact { ClientId = world.Morel, FirstName = "Jeanne", LastName = $"Salariée {i:00}" })]);
        var (first, second) = (await world.Desk<ContactsQuery>().RunAsync(world.Ines, world.Morel), await world.Desk<ContactsQuery>().RunAsync(world.Ines, world.Morel, 1));
        Assert.Equal((71, ContactsQuery.PageSize, 21), (first.Total, first.Rows.Count, second.Rows.Count));
        Assert.Empty(first.Rows.Select(r => r.Id).Intersect(second.Rows.Select(r => r.Id)));
    }

    [Fact]
    public async Task What_the_firms_own_fields_held_of_a_contact_goes_with_them()
    {
        await using var world = await World.OpenAsync();
        var yann = await IdAsync(world, "Kervadec");
        var signs = await world.ReadAsync(db => db.CustomFields.Where(f => f.Subject == CustomSubject.Contact).Select(f => f.Id).FirstAsync());
        await world.AddAsync(new CustomFieldValue { ClientId = Cast.Kervadec.Id, SubjectId = yann, FieldId = signs, Value = "true" });
        Assert.Null((await world.Desk<RemoveContact>().RunAsync(world.Theo, yann)).Problem);
        Assert.Equal(0, await world.ReadAsync(db => db.CustomFieldValues.CountAsync(v => v.SubjectId == yann)));
    }

    private static Task<Result> AttachAsync(World world, Guid client, Guid contact) => world.Desk<AttachContact>().RunAsync(world.Theo, new() { ClientId = client, ContactId = contact });

    private static Task<Guid> IdAsync(World world, string lastName) => world.ReadAsync(db => db.Contacts.Where(c => c.LastName == lastName).Select(c => c.Id).SingleAsync());
}
