using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Storage;

using World = Broker.Tests.World.World;

/// <summary>Every way into the archive by which one client could reach another's rows. Marc is the baker; Rivelaine is not his.</summary>
public sealed class WallsTests
{
    /// <summary>Reviewed: nothing in them is any client's, or they are reached only through a row that is filtered.</summary>
    private static readonly string[] Shared =
    [
        "Person", "Profile", "Firm", "Insurer", "Risk", "Product", "ProductTemplate", "WordTemplate", "AskedField", "TemplateVersion", "StatementDeclaration", "StatementRules", "ActionStatus", "TaskTemplate",
        "TaskTemplateRecipient", "StoredFile", "CertificateCounter", "ListValue", "CustomChoice", "IdentityUserClaim`1", "IdentityUserLogin`1", "IdentityUserToken`1", "IdentityUserPasskey`1",
        "Guarantee", "ProductGuarantee", "MailingList", "FeatureSwitch", "RiskQuestion", "NewsItem", "ExtranetOptions", "DocumentType", "ListedDocument", "ReminderRules", "Introducer", "StagedSheet",
    ];

    [Fact]
    public async Task Every_entity_is_filtered_or_reviewed_as_shared()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.System);
        var roots = db.Model.GetEntityTypes().Where(t => t.BaseType is null && !t.IsOwned()).ToList();

        Assert.Contains(roots, t => t.ClrType == typeof(Contract));
        Assert.Empty(roots.Where(t => t.GetDeclaredQueryFilters().Count == 0).Select(t => t.ClrType.Name).Except(Shared));
        Assert.All(roots.Where(t => typeof(IOwned).IsAssignableFrom(t.ClrType)), t => Assert.Contains(t.GetDeclaredQueryFilters(), f => f.Key == "mine"));
    }

    [Fact]
    public async Task A_query_a_count_and_a_join_show_only_ones_own()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Marc);

        Assert.All(await db.Contracts.ToListAsync(), c => Assert.Equal(world.Pelissier, c.ClientId));
        Assert.Equal(0, await db.Vehicles.CountAsync());
        Assert.Equal([world.Pelissier], await db.Clients.Select(c => c.Id).ToListAsync());
        Assert.Empty(await db.Users.SelectMany(u => db.Contracts.Where(c => c.Id == world.Fleet)).ToListAsync());
    }

    [Fact]
    public async Task Find_does_not_find_anothers_row()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Marc);

        Assert.Null(await db.Contracts.FindAsync(world.Fleet));
        Assert.NotNull(await db.Contracts.FindAsync(world.Bakery));
    }

    [Fact]
    public async Task Bulk_updates_and_deletes_touch_nothing_of_anothers()
    {
        await using var world = await World.OpenAsync();
        await using (var db = await world.OpenAsync(world.Marc))
        {
            Assert.Equal(0, await db.Contracts.Where(c => c.Id == world.Fleet).ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, "stolen")));
            Assert.Equal(0, await db.Vehicles.ExecuteDeleteAsync());
        }
        Assert.Equal(World.FleetSize + 1, await world.ReadAsync(db => db.Vehicles.CountAsync()));
    }

    [Fact]
    public async Task A_row_attached_with_anothers_id_is_not_saved()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Marc);
        var stub = new Contact { Id = await ContactOfRivelaineAsync(world), ClientId = world.Pelissier, FirstName = "x", LastName = "x" };
        db.Attach(stub);
        stub.Email = "stolen@example.org";

        await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
    }

    [Fact]
    public async Task A_row_attached_with_anothers_id_is_not_removed()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Marc);
        db.Remove(new Contact { Id = await ContactOfRivelaineAsync(world), ClientId = world.Pelissier, FirstName = "x", LastName = "x" });

        await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
    }

    [Fact]
    public async Task A_row_is_not_added_to_another_client()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Marc);
        db.Add(new Contact { ClientId = world.Rivelaine, FirstName = "Marc", LastName = "Pélissier" });

        await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
    }

    [Fact]
    public async Task A_row_of_ones_own_cannot_refer_to_anothers_contract()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.System);
        db.Add(new Suspension { ClientId = world.Pelissier, ContractId = world.Fleet, From = World.Today, Reason = "x", By = "x" });

        Assert.Equal(Problem.Tied, (await db.SaveAsync()).Problem);
        await using var after = await world.OpenAsync(world.System);
        Assert.False(await after.Set<Suspension>().AnyAsync(s => s.ClientId == world.Pelissier));
    }

    [Fact]
    public async Task A_client_writes_nothing_that_is_the_firms()
    {
        await using var world = await World.OpenAsync();
        foreach (var row in new object[] { new ActionStatus { Name = "x" }, new Insurer { Name = "x" }, new Profile { Name = "x" }, TaskFor(world.Rivelaine) })
        {
            await using var db = await world.OpenAsync(world.Marc);
            db.Add(row);
            await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
        }
    }

    [Fact]
    public async Task What_a_client_leaves_with_the_firm_is_new_and_about_its_own_account()
    {
        await using var world = await World.OpenAsync();
        var own = TaskFor(world.Pelissier);
        await using (var db = await world.OpenAsync(world.Marc))
        {
            db.Add(own);
            db.Add(new TaskRecipient { TaskId = own.Id, PersonId = Cast.Theo.Id });
            Assert.False((await db.SaveAsync()).Failed);
            Assert.Empty(await db.Tasks.ToListAsync());
        }
        await using (var db = await world.OpenAsync(world.Marc))
        {
            db.Add(new TaskRecipient { TaskId = own.Id, PersonId = Cast.Ines.Id });
            await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
        }
        await using (var db = await world.OpenAsync(world.Marc))
        {
            db.Remove(own);
            await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
        }
    }

    [Fact]
    public async Task A_client_cannot_raise_somebody_else_to_staff()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Marc);
        (await db.Users.SingleAsync(p => p.Email == "luc@rivelaine.example")).Language = "en";

        await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
    }

    [Fact]
    public async Task Nobody_sees_nothing()
    {
        await using var world = await World.OpenAsync();
        foreach (var by in new[] { Caller.Nobody, world.Sabine, world.Denis, Caller.Client(Guid.NewGuid(), world.Rivelaine), Caller.Staff(Guid.NewGuid()) })
        {
            await using var db = await world.OpenAsync(by);
            Assert.Equal(ActorKind.Nobody, db.Actor.Kind);
            Assert.False(await db.Clients.AnyAsync() || await db.Contracts.AnyAsync() || await db.Receipts.AnyAsync() || await db.InsuredItems.AnyAsync()
                || await db.Audit.AnyAsync() || await db.Memberships.AnyAsync() || await db.Contacts.AnyAsync());
        }
    }

    [Fact]
    public async Task A_context_nobody_claimed_sees_nothing()
    {
        await using var world = await World.OpenAsync();
        await using var db = world.Store.OpenUnclaimed();
        Assert.False(await db.Clients.AnyAsync() || await db.Payments.AnyAsync());
    }

    [Fact]
    public async Task A_contact_limited_to_some_contracts_sees_only_what_is_about_them()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Karim);

        Assert.Equal([world.Fleet], await db.Contracts.Select(c => c.Id).ToListAsync());
        Assert.All(await db.Receipts.ToListAsync(), r => Assert.Equal(world.Fleet, r.ContractId));
        Assert.Equal(World.FleetSize, await db.InsuredItems.CountAsync());
    }

    [Fact]
    public async Task A_right_revoked_is_gone_at_the_next_operation()
    {
        await using var world = await World.OpenAsync();
        await using (var db = await world.OpenAsync(world.Nadege)) Assert.True(await db.Contracts.AnyAsync());
        await world.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == world.Nadege.PersonId)).Active = false);
        await using (var db = await world.OpenAsync(world.Nadege)) Assert.False(await db.Contracts.AnyAsync());
    }

    [Fact]
    public async Task Templates_are_shared_but_a_client_cannot_change_them()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Marc);
        var template = await db.Set<WordTemplate>().FirstAsync();
        template.Name = "stolen";

        await Assert.ThrowsAsync<Forbidden>(() => db.SaveAsync());
    }

    private static TaskItem TaskFor(Guid clientId) => new() { Subject = "x", Kind = TaskKind.Action, PlannedOn = World.Today, CreatedAt = default, ClientId = clientId };

    private static Task<Guid> ContactOfRivelaineAsync(World world) => world.ReadAsync(db => db.Contacts.Where(c => c.ClientId == world.Rivelaine).Select(c => c.Id).FirstAsync());
}
